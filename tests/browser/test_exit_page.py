"""Whoever is not safe in front of the screen leaves the page at once, by a click or the Shift key."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.learner import HIGH, Learner, path_of, words

MODULE = "K3.3"  # the page about danger to life
AWAY = words("exit.address")
HARMLESS = "<!doctype html><title>Elsewhere</title><p>Something harmless."
OFFLINE = "Object.defineProperty(navigator, 'onLine', { get: () => false })"
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


class Outside:
    """What stands in for the site outside: it notes who comes, and from where."""

    def __init__(self, page: Page, code: str = "en"):
        self.came_from: list[str | None] = []
        page.route(words("exit.address", code) + "**", self._answer)

    def _answer(self, route: Route) -> None:
        self.came_from.append(route.request.headers.get("referer"))
        route.fulfill(body=HARMLESS, content_type="text/html")


@pytest.fixture
def reader(learner: Learner) -> Iterator[Learner]:
    """A reader on the page, for whom the outside stands ready. Leaving is the one request to another host."""
    learner.outside = Outside(learner.page)
    learner.hosts.add(AWAY.split("/")[2])
    learner.open(path_of(MODULE))
    yield learner


def status(page: Page) -> str:
    return page.locator("exit-page [role=status]").inner_text()


def stay_here(page: Page) -> None:
    """Let leaving lead to the same place, so that one can look at what happens meanwhile."""
    page.evaluate(OFFLINE)
    page.evaluate("document.querySelector('exit-page').dataset.offline = '#'")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_click_leaves_the_page_and_tells_nobody_where_one_was(reader: Learner) -> None:
    reader.page.locator("exit-page a").click()
    expect(reader.page).to_have_title("Elsewhere")
    assert reader.page.url == AWAY
    assert reader.outside.came_from == [None]


def test_the_way_back_does_not_lead_to_the_page(reader: Learner) -> None:
    page = reader.page
    page.goto(reader.home + path_of("about"))
    page.goto(reader.home + path_of(MODULE))
    page.locator("exit-page a").click()
    expect(page).to_have_title("Elsewhere")
    page.go_back()
    expect(page).to_have_url(reader.home + path_of("about"))


def test_the_page_is_covered_before_it_is_left(learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    stay_here(page)
    page.locator("exit-page a").click()
    cover = page.locator(".exit__cover")
    expect(cover).to_have_text(words("exit.says.leaving"))
    assert cover.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 900}
    on_top = "[[10, 10], [640, 30], [640, 450], [1270, 890]].map(([x, y]) => document.elementFromPoint(x, y).className)"
    assert page.evaluate(on_top) == ["exit__cover"] * 4
    assert page.title() == words("exit.says.leaving")


def test_shift_three_times_leaves_the_page_and_says_how_often_to_press(reader: Learner) -> None:
    page = reader.page
    press(page, "Shift")
    assert status(page) == words("exit.says.presses", n=2)
    press(page, "Shift")
    assert status(page) == words("exit.says.presses", n=1)
    press(page, "Shift")
    expect(page).to_have_title("Elsewhere")


def test_shift_pressed_slowly_does_not_leave_the_page_and_says_so(learner: Learner) -> None:
    page = learner.page
    page.clock.install(time=0)
    learner.open(path_of(MODULE))
    page.clock.pause_at(1_000_000)
    press(page, "Shift", "Shift")
    page.clock.run_for(4_900)
    assert status(page) == words("exit.says.presses", n=1)
    page.clock.run_for(200)
    assert status(page) == words("exit.says.timed-out")
    press(page, "Shift", "Shift")
    assert status(page) == words("exit.says.presses", n=1)
    expect(page).to_have_url(learner.home + path_of(MODULE))


@pytest.mark.parametrize("keys", [["Shift", "Shift", "a", "Shift"], ["Shift", "Tab", "Shift", "Tab", "Shift"]], ids=str)
def test_another_key_in_between_begins_the_count_anew(keys: list[str], learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    press(page, *keys)
    assert status(page) == words("exit.says.presses", n=2)
    expect(page).to_have_url(learner.home + path_of(MODULE))


def test_capital_letters_and_the_way_backwards_say_nothing_about_leaving(learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    page.evaluate("""new MutationObserver(() => { globalThis.spoken = true })
      .observe(document.querySelector('exit-page [role=status]'), { childList: true })""")
    page.locator(".activity textarea").first.focus()
    press(page, *["Shift+A"] * 4, *["Shift+Tab"] * 4)
    assert status(page) == ""
    assert page.evaluate("globalThis.spoken") is None


def test_without_a_connection_it_goes_to_a_harmless_page_of_the_site(learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    local = page.evaluate("new URL(document.querySelector('exit-page').dataset.offline, location.href).href")
    page.evaluate(OFFLINE)
    page.locator("exit-page a").click()
    expect(page).to_have_url(local)
    text = page.locator("body").inner_text()
    assert len(text) > 300
    assert "Among" not in page.title() + text


def test_a_page_that_the_browser_shows_again_from_its_memory_is_uncovered(reader: Learner) -> None:
    page = reader.page
    title = page.title()
    stay_here(page)
    page.locator("exit-page a").click()
    expect(page.locator(".exit__cover")).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".exit__cover")).to_have_count(0)
    assert page.title() == title
    press(page, "Shift")
    assert status(page) == words("exit.says.presses", n=2)


@each_language
def test_without_scripts_it_is_a_link_that_tells_nobody_where_one_was(code: str, visit: Visitor) -> None:
    page = visit(path_of(MODULE, code), PLAIN)
    outside = Outside(page, code)
    link = page.locator("exit-page a")
    assert set(link.get_attribute("rel").split()) >= {"nofollow", "noreferrer"}
    expect(link).to_have_accessible_name(f"{words('exit.emergency', code)} {words('exit.button', code)}")
    link.click()
    assert page.url == words("exit.address", code)
    assert outside.came_from == [None]


_TITLE = """(title) => {
  const range = document.createRange()
  range.selectNodeContents(title)
  return [...range.getClientRects()].map(({ left, right, top }) => ({ left, right, top }))
}"""


@each_language
def test_the_button_is_in_sight_from_the_beginning_and_covers_no_title(code: str, learner: Learner) -> None:
    page = learner.open(path_of(MODULE, code))
    link = page.locator("exit-page a")
    for width in (320, 390, 800, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        for line in page.locator("article h1").evaluate(_TITLE):
            beside = line["right"] <= box["x"] or line["left"] >= box["x"] + box["width"]
            assert beside or line["top"] + 4 >= box["y"] + box["height"], width


def test_the_button_stays_on_top_of_everything_further_down(learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 1000")
    link = page.locator("exit-page a")
    expect(link).to_be_in_viewport(ratio=1)
    box = link.bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate("(at) => document.elementFromPoint(...at).localName", middle) == "a"


@each_language
def test_axe_finds_nothing_before_and_after_shift(code: str, learner: Learner) -> None:
    page = learner.open(path_of(MODULE, code))
    page.set_viewport_size(HIGH)
    page.locator(".exit__about summary").click()
    assert violations(page) == []
    press(page, "Shift")
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".exit") == []


def test_the_button_is_large_enough_for_a_hurried_thumb(learner: Learner) -> None:
    learner.page.set_viewport_size({"width": 390, "height": 844})
    box = learner.open(path_of(MODULE)).locator("exit-page a").bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 44
