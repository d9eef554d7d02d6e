"""What changed in a source page since it was translated: section by section, words marked."""

import re
import subprocess
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import SourceError
from coursebook.sources.markdown_file import parse_page
from coursebook.translation.sections import Section, sections, stamp
from coursebook.translation.state import states

_WORD = re.compile(r"\s+|[^\s]+")
_OLDEST = 400  # versions of a file to look through


def difference(book: Book, source: Page, page: Page) -> Iterator[str]:
    """Give, for each section that changed, a line with its state and heading, then its text with the words marked.

    What went is shown as [-so-], what came as {+so+}. The words before need the history of the project (git); without
    it, the text as it is now is given whole. Raises ValueError where the stamp of `page` was not written by the tool.
    """
    before = {part.digest.exact: part for part in _sections_then(book, source, page)}
    signs = page.front.translation.source.split() if page.front.translation and page.front.translation.source else []
    by_line = {part.line: sign[:4] for part, sign in zip(sections(page), signs, strict=False)}
    for found in states(source, page):
        if found.state == "current":
            continue
        part = found.source or found.translated
        yield f"## {found.state}: {part.heading.text if part.heading else '(beginning)'}"
        then = before.get(by_line.get(found.translated.line, "")) if found.translated else None
        yield marked(then.text, found.source.text) if then and found.source else part.text


def marked(before: str, after: str) -> str:
    """Return `after` with the words that came as {+so+} and those that went as [-so-]."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal":
            pieces.append(came)
        else:
            pieces += [f"[-{went}-]" if went.strip() else "", f"{{+{came}+}}" if came.strip() else came]
    return "".join(pieces)


def _sections_then(book: Book, source: Page, page: Page) -> tuple[Section, ...]:
    """Return the sections of the version of the source that the stamp of `page` names, or none."""
    wanted = page.front.translation.source if page.front.translation else None
    for version in _versions(book.project.root, source.path) if wanted else ():
        try:
            then = parse_page(version, source.path, source.address, source.locale)
        except SourceError:
            continue
        if stamp(then) == wanted:
            return sections(then)
    return ()


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
