"""A page can be printed: the matrix on A4 across, with every row, and without what only works on a screen."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Visitor
from tests.browser.pages import Spot, on, spots
from tests.real_book import real_book

A4 = (595, 842)  # points


def sheets(page: Page) -> list[tuple[int, int]]:
    """Print `page` and return the width and height of each sheet, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", page.pdf(prefer_css_page_size=True, format="A4"))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@on(spots("en", "fr", only=("matrix",)))
def test_the_matrix_is_printed_on_a4_across(spot: Spot, visit: Visitor) -> None:
    found = sheets(visit(spot.path))
    assert A4[::-1] in found
    assert set(found) <= {A4, A4[::-1]}


def test_other_pages_are_printed_upright(visit: Visitor) -> None:
    assert set(sheets(visit(Spot("module").path))) == {A4}


@on(spots("en", only=("matrix", "profile", "course", "path")))
def test_every_row_of_a_matrix_is_printed(spot: Spot, visit: Visitor) -> None:
    for page in (visit(spot.path), visit(spot.path, PHONE)):
        page.emulate_media(media="print")
        rows = page.locator(".matrix__row")
        assert rows.count() > 0
        assert page.locator(".matrix__row:visible").count() == rows.count()
        region = page.locator(".matrix-scroll")
        assert region.evaluate("(box) => box.scrollHeight - box.clientHeight") <= 0


def test_the_printed_matrix_has_every_competency(visit: Visitor) -> None:
    page = visit(Spot("matrix").path)
    page.emulate_media(media="print")
    codes = page.locator(".matrix__row:visible .matrix__code").all_inner_texts()
    assert codes == list(real_book().source.competencies)


@on(spots("en", only=("matrix", "module", "chapter", "help", "course", "training")))
def test_what_only_works_on_a_screen_is_not_printed(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for selector in (".md-header", ".md-tabs", ".md-sidebar", ".book-footer", ".filters", ".turn", ".matrix-download"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
