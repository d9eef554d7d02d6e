"""The corpus as a book of this project: a handbook in all languages, and the least of everything else."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools.markdown import to_yaml, with_front
from benchmarks.tools.tool import Tool, place_of, write
from coursebook.load import load
from coursebook.project import read_project
from coursebook.translation.original import originals
from coursebook.translation.stamping import done
from tests.real_book import ROOT, settings_in

_LEAST = Path(__file__).parent / "book"  # what a book needs besides its handbook
_PAGES = {
    "docs/{code}/index.md": "[{words}](handbook/chapter-001.md)",
    "docs/{code}/help.md": "{{{{ help_lines() }}}}",
    "handbook/{code}/index.md": "{{{{ handbook_outline() }}}}",
    "courses/{code}/index.md": "{{{{ course_list() }}}}",
    "competencies/{code}/index.md": "{{{{ domain_list() }}}}",
}


class Coursebook(Tool):
    name = "coursebook"
    kept = (".cache",)
    search = "site/{code}/search/*"

    def install(self) -> str:
        return "this tree"

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """Write a book in which there is nothing to mend; translations are stamped."""
        shutil.copytree(_LEAST, folder)
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
        write(folder / "mkdocs.yml", settings_in([locale.code for locale in corpus.locales]))
        for locale in corpus.locales:
            for name, text in _files(corpus, locale.code):
                write(folder / name, text)
        _stamp(folder)

    def commands(self, corpus: Corpus) -> list[list[str]]:
        return [[sys.executable, "-m", "coursebook.cli", "build"]]

    def server(self, port: int, code: str) -> list[str]:
        return [sys.executable, "-m", "coursebook.cli", "serve", "--address", f"127.0.0.1:{port}"]

    def source(self, chapter: Chapter, code: str) -> str:
        return f"handbook/{code}/{chapter.id}.md"

    def address(self, chapter: Chapter, code: str) -> str:
        return f"{place_of(code)}handbook/{chapter.id}/"

    def page(self, chapter: Chapter, code: str) -> str:
        return f"site/{place_of(code)}handbook/{chapter.id}/index.html"


def _files(corpus: Corpus, code: str) -> Iterator[tuple[str, str]]:
    state = {"translation": {"status": "draft"}} if _translated(corpus, code) else {}
    yield f"handbook/{code}/handbook.yml", to_yaml(state | _handbook(corpus, code))
    for name, text in _PAGES.items():
        front = state | {"title": corpus.title(name, code), "description": corpus.summary(name, code)}
        yield name.format(code=code), with_front(front, text.format(words=corpus.title("start", code)) + "\n")
    for chapter in corpus.chapters:
        text = corpus.text(chapter, code)
        for other in corpus.parts:  # all chapters of a handbook stand in one folder
            text = text.replace(f"](../part-{other[0].part:02}/", "](")
        yield f"handbook/{code}/{chapter.id}.md", with_front(state, text) if state else text


def _handbook(corpus: Corpus, code: str) -> dict:
    parts = [
        {
            "id": f"part-{part[0].part:02}",
            **_said(corpus, f"part {part[0].part}", code),
            "chapters": [_chapter(corpus, chapter, code) for chapter in part],
        }
        for part in corpus.parts
    ]
    return _said(corpus, "handbook", code) | {"parts": parts}


def _chapter(corpus: Corpus, chapter: Chapter, code: str) -> dict:
    """Return the record of a chapter; a translation holds words only."""
    structure = {} if _translated(corpus, code) else {"code": f"H{chapter.number}"}
    return {"id": chapter.id} | structure | _said(corpus, chapter.id, code)


def _said(corpus: Corpus, name: str, code: str) -> dict[str, str]:
    return {"title": corpus.title(name, code), "summary": corpus.summary(name, code)}


def _translated(corpus: Corpus, code: str) -> bool:
    return code != corpus.locales[0].code


def _stamp(folder: Path) -> None:
    book = load(read_project(folder))
    for code in book.project.codes[1:]:
        for source in originals(book, code):
            if source.translated:
                done(book, code, source.address)
