"""Each page of a language has what MkDocs needs to know of it, and the navigation leads to all that a reader needs."""

import yaml

from coursebook.site.navigation import navigation, parts
from coursebook.site.pages import StagedPage, staged_pages
from tests.conftest import Drawing


def pages_of(book: Drawing) -> dict[str, dict[str, StagedPage]]:
    """Return the staged pages of each language by address."""
    loaded = book.load()
    return {
        code: {page.address: page for page in staged_pages(catalog, loaded.source)}
        for code, catalog in loaded.catalogs.items()
    }


def test_every_page_has_title_and_description_in_every_language(book: Drawing) -> None:
    for pages in pages_of(book).values():
        for page in pages.values():
            front = yaml.safe_load(page.text.split("---\n")[1])
            assert front["title"] and front["description"], page.address


def test_every_language_has_the_same_pages(book: Drawing) -> None:
    pages = pages_of(book)
    assert pages["fr"].keys() == pages["en"].keys()


def test_each_staged_page_knows_the_file_to_edit(book: Drawing) -> None:
    pages = pages_of(book)
    assert pages["en"]["courses/first/start.md"].source == "courses/en/first/start.md"
    assert pages["fr"]["competencies/a1.md"].source.endswith("framework.yml")
    assert all((book.root / page.source).is_file() for own in pages.values() for page in own.values())


def test_the_navigation_leads_to_pages_that_exist_and_misses_no_chapter(book: Drawing) -> None:
    catalog = book.load().source
    pages = list(parts(navigation(catalog)))
    assert set(pages) <= pages_of(book)["en"].keys()
    assert {f"handbook/{chapter.id}.md" for chapter in catalog.handbook.chapters} <= set(pages)


def test_a_page_knows_the_sections_that_it_stands_in() -> None:
    tree = ["index.md", {"Courses": ["courses/index.md", {"Listening": ["courses/listening/trust.md"]}]}]
    assert parts(tree) == {
        "index.md": "",
        "courses/index.md": "Courses",
        "courses/listening/trust.md": "Courses › Listening",
    }
