"""The navigation shows what there is: no page that does not exist, no section without a page."""

from coursebook.site.navigation import navigation
from tests.conftest import Drawing
from tests.real_book import real_book

ABOUT = {"docs/en/about.md": None, "docs/fr/about.md": None}


def pages(items: list) -> list[str]:
    """Return the addresses in `items`, from top to bottom."""
    inner = [
        [item] if isinstance(item, str) else pages([page for below in item.values() for page in below])
        for item in items
    ]
    return [address for found in inner for address in found]


def sections(items: list) -> list[str]:
    """Return the titles of the sections on the first level."""
    return [title for item in items if isinstance(item, dict) for title in item]


def test_a_page_that_the_book_has_not_is_left_out(book: Drawing) -> None:
    assert "about.md" in pages(navigation(book.load().source))
    book.draw(ABOUT)
    assert "about.md" not in pages(navigation(book.load().source))


def test_a_section_without_pages_is_left_out(book: Drawing) -> None:
    source = book.load().source
    assert source.words("nav.about") in sections(navigation(source))
    assert source.words("nav.my") not in sections(navigation(source))  # the small book has no such pages


def test_the_navigation_is_in_the_language_of_its_readers() -> None:
    french = real_book().catalogs["fr"]
    names = ("handbook", "courses", "competencies", "my", "resources", "about")
    assert sections(navigation(french)) == [french.words(f"nav.{name}") for name in names]


def test_all_languages_have_the_same_pages_in_the_same_order() -> None:
    english, *others = (pages(navigation(catalog)) for catalog in real_book().catalogs.values())
    assert others == [english] * 7


def test_every_page_of_the_book_is_in_the_navigation_once_but_maps_of_scenarios_which_spoil_the_scene() -> None:
    found = pages(navigation(real_book().source))
    assert len(found) == len(set(found))
    targets = real_book().source.targets
    assert {address for address, target in targets.items() if target.kind != "scenario"} == set(found)
