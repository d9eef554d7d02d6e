"""axe finds nothing to mend: in both languages, light and dark, on a large and a small screen, before and after use."""

from dataclasses import replace

import pytest

from tests.browser.axe import COLOURS, violations
from tests.browser.conftest import DARK, DESKTOP, NARROW, PHONE, Screen, Visitor
from tests.browser.pages import Spot, by_turns, on, on_every_kind, on_every_page, spots

MAIN = ("home", "help", "chapter", "course", "module", "path", "matrix", "competency", "training")
# High enough for the whole side menu: axe takes a link that is half scrolled away for one that is too small.
HIGH = Screen(height=1600)
both_schemes = pytest.mark.parametrize("screen", [DESKTOP, DARK], ids=["light", "dark"])


@on_every_page
def test_axe_finds_nothing_on_a_large_screen(spot: Spot, visit: Visitor) -> None:
    assert violations(visit(spot.path, HIGH)) == []


@on_every_kind
def test_every_text_can_be_read_in_the_dark(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path, DARK)
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    assert violations(page, COLOURS) == []


@on(by_turns(only=MAIN))
def test_axe_finds_nothing_on_a_phone(spot: Spot, visit: Visitor) -> None:
    assert violations(visit(spot.path, PHONE)) == []


@both_schemes
def test_axe_finds_nothing_while_the_languages_are_open(screen: Screen, visit: Visitor) -> None:
    page = visit("", screen)
    page.locator(".languages summary").click()
    assert page.locator(".languages a[hreflang=fr]").is_visible()
    assert violations(page) == []


@both_schemes
@on(spots("en", "fr", only=("module",)))
def test_axe_finds_nothing_while_a_term_says_what_it_means(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    page.locator("button.term").first.click()
    assert page.locator(".term-hint:popover-open").is_visible()
    assert violations(page) == []


@both_schemes
def test_axe_finds_nothing_in_a_filtered_matrix(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("matrix").path, screen)
    page.locator("competency-matrix select[name=domain]").select_option("B")
    assert page.locator(".matrix__row:visible").count() == 5
    assert violations(page) == []


def test_axe_finds_nothing_in_a_filtered_directory(visit: Visitor) -> None:
    page = visit(Spot("training").path)
    page.locator("training-directory select[name=country]").select_option("FR")
    assert page.locator(".offer:visible").count() < page.locator(".offer").count()
    assert violations(page) == []


@pytest.mark.parametrize("screen", [DESKTOP, DARK, PHONE], ids=["light", "dark", "phone"])
@on(spots("en", only=("glossary", "module", "course", "path", "matrix")))
def test_axe_finds_nothing_once_everything_is_unfolded(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    unfolded = page.evaluate("[...document.querySelectorAll('article details')].map((one) => one.open = true).length")
    assert unfolded > 0
    assert violations(page) == []


@pytest.mark.parametrize("screen", [PHONE, replace(PHONE, dark=True), NARROW], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing_while_the_menu_is_open(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("module").path, screen)
    page.locator("label.md-header__button[for=__drawer]").click()
    assert page.locator(".md-sidebar--primary .md-nav__link:visible").first.is_visible()
    assert violations(page) == []
