"""The staged book holds what the sources say, and no more; what did not change is not written again."""

import csv
from io import StringIO
from pathlib import Path

import yaml

from coursebook.site.navigation import navigation
from coursebook.site.stage import stage
from tests.conftest import Drawing


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def flat(items: list) -> list[str]:
    return [
        page
        for item in items
        for page in ([item] if isinstance(item, str) else [page for inner in item.values() for page in flat(inner)])
    ]


def test_a_file_that_did_not_change_is_not_written_again(book: Drawing) -> None:
    staged = stage(book.load())
    before = times(staged.docs) | times(staged.theme)
    stage(book.load())
    assert times(staged.docs) | times(staged.theme) == before


def test_an_edit_writes_only_what_it_touches(book: Drawing) -> None:
    staged = stage(book.load())
    before = times(staged.docs)
    book.draw({"courses/en/first/start.md": {"## ": "## New: "}})
    stage(book.load())
    changed = {name for name, time in times(staged.docs).items() if before[name] != time}
    assert changed == {"en/courses/first/start.md"}


def test_a_page_that_is_gone_is_removed(book: Drawing) -> None:
    staged = stage(book.load())
    (staged.docs / "en" / "old.md").write_text("old", encoding="utf-8")
    stage(book.load())
    assert not (staged.docs / "en" / "old.md").exists()


def test_every_page_has_title_and_description_in_every_language(book: Drawing) -> None:
    staged = stage(book.load())
    pages = sorted(staged.docs.rglob("*.md"))
    assert {page.relative_to(staged.docs).parts[0] for page in pages} == {"en", "fr"}
    for page in pages:
        front = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
        assert front["title"] and front["description"], page


def test_each_staged_page_knows_the_file_to_edit(book: Drawing) -> None:
    staged = stage(book.load())
    assert staged.sources["en/courses/first/start.md"] == "courses/en/first/start.md"
    assert staged.sources["fr/competencies/a1.md"].endswith("framework.yml")
    assert all((book.root / source).is_file() for source in staged.sources.values())


def test_a_matrix_can_be_downloaded_in_the_language_of_the_page(book: Drawing) -> None:
    staged = stage(book.load())
    text = (staged.docs / "fr/competencies/downloads/framework.csv").read_text(encoding="utf-8-sig")
    assert next(csv.reader(StringIO(text)))[:2] == ["Code", "Compétence"]


def test_the_navigation_leads_to_pages_that_exist_and_misses_no_chapter(book: Drawing) -> None:
    loaded = book.load()
    staged = stage(loaded)
    pages = flat(navigation(loaded.source))
    assert all((staged.docs / "en" / page).is_file() for page in pages)
    assert {f"handbook/{chapter.id}.md" for chapter in loaded.source.handbook.chapters} <= set(pages)
    assert len(pages) == len(set(pages))
