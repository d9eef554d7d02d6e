"""The whole book is there without JavaScript: text, navigation, matrices, help, languages, terms. Nothing is dead."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.text import typographic
from tests.browser.conftest import DESKTOP, PHONE, PLAIN, Screen, Visitor
from tests.browser.pages import Spot, on, on_every_kind, on_every_page, spots
from tests.real_book import real_book

PLAIN_PHONE = replace(PHONE, scripts=False)
both_widths = pytest.mark.parametrize("screen", [PLAIN, PLAIN_PHONE], ids=["desktop", "phone"])

# What answers only to a script: forms, what belongs to them, and what asks to be clicked without saying how.
_CONTROLS = (
    "form, select, input, textarea, output, button:not([popovertarget]), [role=button], [role=dialog], [onclick]"
)
_OF_SCRIPTS = "site-search *, .scheme, .md-top"


def visible(page: Page, selector: str) -> list[str]:
    """Return the start of the tags of what `selector` finds and a reader sees."""
    found = page.locator(f":is({selector}):visible").all()
    return [element.evaluate("(element) => element.cloneNode().outerHTML.slice(0, 120)") for element in found]


# Scripts make something else of these on purpose; each has tests of its own without scripts.
_MATERIALS = ".quiz, .scenario, .storyboard, .case, .activity, .module-progress, .kept-tools, .keep-offline-box"
# To tick and to write in, as on paper: these need no script.
_TO_FILL_IN = ".quiz :is(input, select), .kept :is(input, textarea), .rate input"


@on_every_page
def test_a_page_says_the_same_with_and_without_scripts(spot: Spot, visit: Visitor) -> None:
    without, with_scripts = visit(spot.path, PLAIN), visit(spot.path, DESKTOP)
    for page in (without, with_scripts):
        page.locator(f"article form, {_MATERIALS}").evaluate_all("(parts) => parts.forEach((part) => part.remove())")
    text = without.locator("article").inner_text()
    assert len(text) > 60
    assert text.split() == with_scripts.locator("article").inner_text().split()


@both_widths
@on_every_kind
def test_no_dead_control_is_shown_without_scripts(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    page.locator(_TO_FILL_IN).evaluate_all("(fields) => fields.forEach((field) => field.remove())")
    assert visible(page, f"{_CONTROLS}, {_OF_SCRIPTS}") == []


def test_the_controls_are_there_once_scripts_run(visit: Visitor) -> None:
    page = visit(Spot("matrix").path)
    assert len(visible(page, "select")) == 2
    assert visible(page, ".search__open")


@on(spots("en", only=("home", "help", "module", "matrix", "wrong address")))
def test_the_navigation_is_there_without_scripts(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path, PLAIN)
    catalog = real_book().catalogs["en"]
    tabs = page.locator(".md-tabs__link:visible")
    sections = ("handbook", "courses", "competencies", "my", "resources", "about")
    assert [tab.inner_text().strip() for tab in tabs.all()] == [catalog.words(f"nav.{name}") for name in sections]
    tabs.nth(1).click()
    expect(page.locator("h1")).to_have_text(catalog.targets["courses/index.md"].title)


def test_the_menu_of_a_phone_opens_without_scripts(visit: Visitor) -> None:
    page = visit(Spot("module").path, PLAIN_PHONE)
    page.locator("label.md-header__button[for=__drawer]").click()
    following = real_book().source.courses[0].modules[1].title
    page.locator(".md-sidebar--primary a.md-nav__link", has_text=following).click()
    expect(page.locator("h1")).to_have_text(typographic(following))


@both_widths
def test_the_matrix_shows_every_competency_without_scripts(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("matrix").path, screen)
    rows = page.locator(".matrix__row:visible")
    assert rows.count() == len(real_book().source.competencies)
    assert page.locator(".matrix__row .level:visible").count() > rows.count()


@both_widths
def test_every_help_line_is_shown_without_scripts(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("help").path, screen)
    shown = [line for country in real_book().source.help_lines for line in country.shown]
    assert page.locator(".help-line:visible").count() == len(shown)
    page.locator(".help-lines__countries a", has_text="France").click()
    assert page.locator("#fr").bounding_box()["y"] < screen.height / 2


@both_widths
def test_another_language_is_two_clicks_away_without_scripts(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("module").path, screen)
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=fr]").click()
    expect(page).to_have_url(visit.home + Spot("module", "fr").path)


@both_widths
@on(spots("en", "fr", only=("module",)))
def test_a_term_says_what_it_means_without_scripts(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    term = page.locator("button.term").first
    hint = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not hint.is_visible()
    term.click()
    assert hint.is_visible()
    box = hint.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= screen.width
    hint.locator("a").click()
    expect(page.locator(".glossary__term:target")).to_have_count(1)


def test_the_list_beside_a_map_unfolds_without_scripts(visit: Visitor) -> None:
    page = visit(Spot("course").path, PLAIN)
    assert page.locator(".map__list li:visible").count() == 0
    page.locator(".map__list summary").click()
    assert page.locator(".map__list li:visible").count() == page.locator(".map__node").count() > 0


def test_a_phone_shows_the_list_in_place_of_the_map(visit: Visitor) -> None:
    page = visit(Spot("course").path, PLAIN_PHONE)
    assert not page.locator(".map__drawing").is_visible()
    assert page.locator(".map__list li:visible").count() == page.locator(".map__node").count() > 0
