"""The corpus as a book of this project: a handbook in all languages, and the least of everything else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.corpus import Chapter, Corpus
from coursebook.load import load
from coursebook.project import read_project
from coursebook.translation.original import originals
from coursebook.translation.stamping import done
from tests.real_book import ROOT, settings_in

_LEAST = Path(__file__).parent / "book"  # what a book needs besides its handbook
_PAGES = {
    "docs/{locale}/index.md": "- [{words}](handbook/chapter-001.md)",
    "docs/{locale}/help.md": "{{{{ help_lines() }}}}",
    "handbook/{locale}/index.md": "{{{{ handbook_outline() }}}}",
    "courses/{locale}/index.md": "{{{{ course_list() }}}}",
    "competencies/{locale}/index.md": "{{{{ domain_list() }}}}",
}


def lay_out(corpus: Corpus, folder: Path) -> None:
    """Write `corpus` into `folder`, a book in which there is nothing to mend; translations are stamped."""
    shutil.copytree(_LEAST, folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    (folder / "mkdocs.yml").write_text(settings_in([locale.code for locale in corpus.locales]), encoding="utf-8")
    for locale in corpus.locales:
        for name, text in _files(corpus, locale.code):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    _stamp(folder)


def page(chapter: Chapter, code: str) -> str:
    """Return where the text of a chapter stands."""
    return f"handbook/{code}/{chapter.id}.md"


def _files(corpus: Corpus, code: str) -> Iterator[tuple[str, str]]:
    state = {"translation": {"status": "draft"}} if _translated(corpus, code) else {}
    yield f"handbook/{code}/handbook.yml", _yaml(state | _handbook(corpus, code))
    for name, text in _PAGES.items():
        words = {"title": corpus.title(name, code), "description": corpus.summary(name, code)}
        yield name.format(locale=code), _front(state | words) + text.format(words=corpus.title("start", code)) + "\n"
    for chapter in corpus.chapters:
        text = corpus.text(chapter, code)
        for other in corpus.parts:
            text = text.replace(f"](../part-{other[0].part:02}/", "](")
        yield page(chapter, code), (_front(state) if state else "") + text


def _handbook(corpus: Corpus, code: str) -> dict:
    return {
        **_said(corpus, "handbook", code),
        "parts": [
            {
                "id": f"part-{chapters[0].part:02}",
                **_said(corpus, f"part {chapters[0].part}", code),
                "chapters": [_chapter(corpus, chapter, code) for chapter in chapters],
            }
            for chapters in corpus.parts
        ],
    }


def _chapter(corpus: Corpus, chapter: Chapter, code: str) -> dict:
    """Return the record of a chapter; a translation holds words only."""
    structure = {} if _translated(corpus, code) else {"code": f"H{chapter.number}"}
    return {"id": chapter.id} | structure | _said(corpus, chapter.id, code)


def _translated(corpus: Corpus, code: str) -> bool:
    return code != corpus.locales[0].code


def _said(corpus: Corpus, name: str, code: str) -> dict[str, str]:
    return {"title": corpus.title(name, code), "summary": corpus.summary(name, code)}


def _front(fields: dict) -> str:
    return f"---\n{_yaml(fields)}---\n\n"


def _yaml(data: dict) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _stamp(folder: Path) -> None:
    book = load(read_project(folder))
    for code in book.project.codes[1:]:
        for source in originals(book, code):
            if source.translated:
                done(book, code, source.address)
