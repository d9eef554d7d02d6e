"""Everything works with the keyboard alone, and a reader sees where they are."""

import time

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.text import typographic
from tests.browser.conftest import DESKTOP, NARROW, PLAIN, Screen, Visitor
from tests.browser.keyboard import MOST_STOPS, focused, press_tab_until
from tests.browser.pages import Spot, by_turns, on, spots
from tests.real_book import real_book

both_ways = pytest.mark.parametrize("screen", [DESKTOP, PLAIN], ids=["with scripts", "without scripts"])

_WHERE = """() => {
  const here = document.activeElement
  const box = here.getBoundingClientRect()
  const told = here.outerHTML.slice(0, 90).replace(/\\s+/g, " ")
  return { told, body: here === document.body, x: box.x, y: box.y, width: box.width, height: box.height }
}"""


@on(by_turns(but=("wrong address",)))
def test_the_first_stop_leads_past_the_navigation(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path)
    page.keyboard.press("Tab")
    assert focused(page, "a.md-skip")
    expect(page.locator("a.md-skip")).to_be_in_viewport()
    target = page.locator("a.md-skip").get_attribute("href")
    assert page.locator(f"article h1{target}").count() == 1
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page, "article *, article ~ *, main ~ *")


def test_a_wrong_address_offers_the_way_home_and_to_help(visit: Visitor) -> None:
    page = visit("nowhere/")
    press_tab_until(page, "article a.button")
    press_tab_until(page, "article a.button--help", most=1)


@pytest.mark.parametrize("screen", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@on(spots("en", only=("home", "module", "matrix", "help", "course")))
def test_each_stop_of_the_keyboard_can_be_seen(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    assert unseen_stops(page, screen) == []


def test_each_stop_in_the_menu_of_a_narrow_screen_can_be_seen(visit: Visitor) -> None:
    page = visit(Spot("module").path, NARROW)
    open_menu(page)
    assert unseen_stops(page, NARROW, most=8) == []
    page.locator("label.md-nav__title:visible").focus()
    page.keyboard.press("Enter")
    expect(page.locator("label.md-nav__title:visible")).to_have_text(str(real_book().source.words("nav.courses")))
    assert unseen_stops(page, NARROW, most=6) == []


def unseen_stops(page: Page, screen: Screen, most: int = MOST_STOPS) -> list[str]:
    """Return the next stops of the Tab key that a reader does not see, as the start of their tags."""
    unseen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        where = page.evaluate(_WHERE)
        if where["body"]:
            break
        if not shows_focus(page, where, screen):
            unseen.append(where["told"])
    return unseen


def shows_focus(page: Page, where: dict, screen: Screen) -> bool:
    """Tell whether what has the focus lies on the screen and looks different from how it looks without."""
    left, top = max(where["x"] - 12, 0), max(where["y"] - 12, 0)
    right = min(where["x"] + where["width"] + 12, screen.width)
    bottom = min(where["y"] + where["height"] + 12, screen.height)
    if right <= left or bottom <= top:
        return False
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    with_focus = page.screenshot(clip=clip)
    page.evaluate("() => { window.here = document.activeElement; here.blur() }")
    without = page.screenshot(clip=clip)
    page.evaluate("() => here.focus({ preventScroll: true, focusVisible: true })")
    return with_focus != without


@both_ways
@on(spots("en", "fr", only=("module",)))
def test_a_term_opens_with_enter_and_closes_with_escape(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    term = page.locator("button.term").first
    hint = page.locator(f"#{term.get_attribute('popovertarget')}")
    term.focus()
    page.keyboard.press("Enter")
    expect(hint).to_be_visible()
    page.keyboard.press("Tab")
    assert hint.locator("a").evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()
    assert term.evaluate("(button) => button === document.activeElement")


@both_ways
def test_the_languages_open_with_enter(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("module").path, screen)
    press_tab_until(page, ".languages summary")
    page.keyboard.press("Enter")
    press_tab_until(page, ".languages a[hreflang=fr]", most=2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(visit.home + Spot("module", "fr").path)


@both_ways
def test_the_matrix_scrolls_with_the_arrows(screen: Screen, visit: Visitor) -> None:
    page = visit(Spot("matrix").path, screen)
    region = page.locator(".matrix-scroll")
    region.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    deadline = time.monotonic() + 20  # seconds: browsers scroll smoothly, and machines that test are often busy
    while not page.evaluate("document.querySelector('.matrix-scroll').scrollTop"):
        assert time.monotonic() < deadline, "the matrix did not scroll"
        page.wait_for_timeout(50)
    assert region.get_attribute("role") == "region"
    assert region.get_attribute("aria-label")


@on(spots("en", "fr", only=("matrix",)))
def test_the_matrix_shows_the_chosen_domain_and_says_how_many(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path)
    catalog = real_book().catalogs[spot.code]
    domain = catalog.framework.domains[1]
    press_tab_until(page, "select[name=domain]")
    page.keyboard.press("B")
    wanted = [competency.id for competency in domain.competencies]
    assert shown_rows(page) == wanted
    assert page.locator("competency-matrix output").inner_text() == catalog.words("matrix.shown", n=len(wanted))


@on(spots("en", "fr", only=("matrix",)))
def test_the_matrix_shows_what_the_chosen_profile_asks_for(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path)
    catalog = real_book().catalogs[spot.code]
    press_tab_until(page, "select[name=profile]")
    page.keyboard.press("ArrowDown")
    wanted = [id_ for id_ in catalog.competencies if id_ in catalog.framework.profiles[0].levels]
    assert shown_rows(page) == wanted
    assert page.locator("competency-matrix output").inner_text() == catalog.words("matrix.shown", n=len(wanted))


def test_domain_and_profile_narrow_the_matrix_together(visit: Visitor) -> None:
    page = visit(Spot("matrix").path)
    profile = real_book().source.framework.profiles[1]
    page.locator("select[name=domain]").select_option("C")
    page.locator("select[name=profile]").select_option(profile.id)
    assert shown_rows(page) == [
        id_ for id_ in real_book().source.competencies if id_[0] == "C" and id_ in profile.levels
    ]
    page.locator("select[name=domain]").select_option("")
    page.locator("select[name=profile]").select_option("")
    assert len(shown_rows(page)) == len(real_book().source.competencies)


def shown_rows(page: Page) -> list[str]:
    """Return the competencies that the matrix of `page` shows."""
    return page.locator(".matrix__row:visible .matrix__code").all_inner_texts()


def test_changes_of_the_filters_are_announced(visit: Visitor) -> None:
    for kind in ("matrix", "training"):
        output = visit(Spot(kind).path).locator("article output")
        assert output.get_attribute("aria-live") == "polite"
        assert output.inner_text() == ""


def test_the_directory_shows_the_chosen_country_and_says_how_many(visit: Visitor) -> None:
    page = visit(Spot("training").path)
    page.locator("select[name=country]").select_option("FR")
    wanted = [offer.id for offer in real_book().source.training.offers if offer.country == "FR"]
    assert sorted(page.locator(".offer:visible").evaluate_all("(offers) => offers.map((one) => one.id)")) == sorted(
        wanted
    )
    words = real_book().source.words("training.shown", n=len(wanted))
    assert page.locator("training-directory output").inner_text() == words


def test_a_node_of_a_map_leads_to_its_module(visit: Visitor) -> None:
    page = visit(Spot("course").path)
    page.locator(".map__scroll").focus()
    page.keyboard.press("Tab")
    assert focused(page, "a.map__node")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert name.partition(": ")[2].startswith(page.locator("h1").inner_text())


def test_the_menu_of_a_narrow_screen_opens_with_the_keyboard(visit: Visitor) -> None:
    page = visit(Spot("module").path, NARROW)
    open_menu(page)
    press_tab_until(page, ".md-sidebar--primary a.md-nav__link", most=8)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(typographic(real_book().source.courses[0].modules[1].title))


def open_menu(page: Page) -> None:
    """Open the menu of a small screen with the keyboard."""
    press_tab_until(page, "label[for=__drawer]", most=3)
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
