"""What changed in a source file since it was translated: section by section, words marked."""

import re
import subprocess
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from coursebook.layout import in_folder
from coursebook.model.page import Page
from coursebook.problems import SourceError
from coursebook.sources.digest import exact, parsed
from coursebook.sources.markdown_file import parse_page
from coursebook.sources.record_file import to_record
from coursebook.sources.record_sections import sections as record_sections
from coursebook.sources.yaml_file import parse_yaml
from coursebook.translation.original import Original, PageOriginal, RecordOriginal, title_of
from coursebook.translation.sections import sections
from coursebook.translation.state import states

_WORD = re.compile(r"\s+|[^\s]+")
_OLDEST = 400  # versions of a file to look through


def difference(source: Original) -> Iterator[str]:
    """Give, for each section that changed, a line with its state and heading, then its text with the words marked.

    What went is shown as [-so-], what came as {+so+}. The words before need the history of the project (git); without
    it, the text as it is now is given whole. Raises ValueError where the stamp of the translation does not fit it.
    """
    changes = _of_page(source) if isinstance(source, PageOriginal) else _of_record(source)
    for state, title, sign, text in changes:
        then = _text_then(source, parsed(sign).exact) if sign else None
        yield f"## {state}: {title}"
        yield marked(then, text) if then and text else text


def _of_page(source: PageOriginal) -> Iterator[tuple[str, str, str, str]]:
    """Give the sections that changed: state, title, the sign of what it was made from, the text as it is now."""
    page = source.translated
    signs = page.front.translation.source.split() if page.front.translation and page.front.translation.source else []
    by_line = {part.line: sign for part, sign in zip(sections(page), signs, strict=False)}
    for found in states(source.page, page):
        part = found.source or found.translated
        if found.state != "current":
            title = part.heading.text if part.heading else "(beginning)"
            yield found.state, title, by_line.get(found.translated.line, "") if found.translated else "", part.text


def _of_record(source: RecordOriginal) -> Iterator[tuple[str, str, str, str]]:
    now = record_sections(source.record)
    signs = dict(zip(source.names, (source.said.source or "").split(), strict=False))
    for name, piece in zip(source.states(), source.pieces(), strict=True):
        if piece.state != "current":
            yield piece.state, title_of(name), signs.get(name, ""), now.get(name, "")


def marked(before: str, after: str, went_as: str = "[-{}-]", came_as: str = "{{+{}+}}") -> str:
    """Return `after` with the words that came as {+so+} and those that went as [-so-], or as they are told to be."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal":
            pieces.append(came)
        else:
            pieces += [went_as.format(went) if went.strip() else "", came_as.format(came) if came.strip() else came]
    return "".join(pieces)


def _text_then(source: Original, sign: str) -> str | None:
    """Return the section that had the exact `sign`, from the newest version of the source that had it, or None."""
    path, texts = _reader(source)
    for version in _versions(source.book.project.root, path):
        try:
            found = next((text for text in texts(version) if exact(text) == sign), None)
        except SourceError:
            continue
        if found is not None:
            return found
    return None


def _reader(source: Original) -> tuple[str, Callable[[str], Iterator[str]]]:
    """Return the path of a source file, and how to get its sections from the text of a version of it."""
    project = source.book.project
    if isinstance(source, PageOriginal):
        page = source.page
        return page.path, lambda text: (part.text for part in sections(parse_page(text, *_where(page))))
    path, model = in_folder(project, source.name, project.source), type(source.record)
    return path, lambda text: iter(record_sections(to_record(parse_yaml(text, path), model)).values())


def _where(page: Page) -> tuple[str, str, str]:
    return page.path, page.address, page.locale


def _versions(root: Path, path: str) -> Iterator[str]:
    """Give the texts that the file at `path` has had, the newest first; none where there is no history."""
    try:
        log = _git(root, "log", f"--max-count={_OLDEST}", "--format=%H", "--", path)
    except (OSError, subprocess.CalledProcessError):
        return
    for commit in log.split():
        try:
            yield _git(root, "show", f"{commit}:{path}")
        except subprocess.CalledProcessError:
            continue


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
