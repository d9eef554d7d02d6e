"""The search: loaded when it is opened, in one language, by keyboard, on every screen, from a folder, in private."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import DARK, DESKTOP, NARROW, PHONE, Screen, Visitor, search
from tests.browser.first_visit import transferred
from tests.browser.keyboard import focused, press_tab_until
from tests.browser.learner import FORBIDDEN, words
from tests.browser.watch import watched
from tests.conftest import Drawing
from tests.real_book import build, real_book
from tests.site.conftest import dressed

MOST = 60_000  # bytes, compressed, until the first results
_OF_SEARCH = ("search/", "assets/lib/search", "assets/lib/excerpt", "assets/lib/words")

screens = pytest.mark.parametrize(
    "screen",
    [DESKTOP, DARK, PHONE, replace(PHONE, dark=True), NARROW],
    ids=["light", "dark", "phone", "dark phone", "narrow"],
)
both_languages = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def type_in(page: Page, text: str) -> None:
    """Put `text` into the open search and wait until it has been looked for."""
    page.evaluate("() => { globalThis.done = new Promise((hear) => addEventListener('search-finished', hear)) }")
    page.locator(".search__input").fill(text)
    page.evaluate("() => done.then(() => {})")


def ask(page: Page, text: str) -> None:
    """Open the search and look for `text`."""
    page.locator(".search__open").click()
    type_in(page, text)


def results(page: Page) -> list[str]:
    """Return the titles of the pages that were found."""
    return page.locator(".search__page").all_inner_texts()


def home_of(code: str) -> str:
    return "" if code == "en" else f"{code}/"


def requested(page: Page) -> list[str]:
    """Return a list that grows with the files that `page` asks for."""
    names: list[str] = []
    page.on("request", lambda request: names.append(unquote(urlsplit(request.url).path).lstrip("/")))
    return names


def test_nothing_of_the_search_is_loaded_before_it_is_opened(visit: Visitor) -> None:
    page = visit.blank()
    names = requested(page)
    page.goto(visit.home, wait_until="networkidle")
    assert [name for name in names if name.startswith(_OF_SEARCH) or "worker" in name] == []
    ask(page, "listening")
    assert {"assets/lib/search.js", "search/start.js"} <= set(names)


def test_the_site_carries_nothing_of_the_search_of_the_theme(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert [name for name in files if "lunr" in name or "/workers/" in name or name.endswith("search_index.json")] == []


@pytest.mark.parametrize("code", ["en", "fr"])  # French has the longer words and texts
def test_the_first_results_cost_less_than_sixty_kilobytes(code: str, visit: Visitor, site: Path) -> None:
    page = visit(home_of(code))
    names = requested(page)
    ask(page, {"en": "listening and trust", "fr": "écoute et confiance"}[code])
    expect(page.locator(".search__excerpt mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert {name.partition("search/")[0] for name in names if "search/" in name} == {home_of(code)}
    assert sum(transferred(site / name) for name in names) < MOST


@screens
def test_axe_finds_nothing_while_results_are_shown(screen: Screen, visit: Visitor) -> None:
    page = visit("", screen)
    ask(page, "peer support")
    expect(page.locator(".search__excerpt mark").first).to_be_visible()
    assert page.locator(".search__entry").is_visible()
    assert violations(page) == []
    box = page.locator(".search__dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= screen.width
    assert not page.evaluate("(part) => part.scrollWidth > part.clientWidth", page.query_selector(".search__found"))


@pytest.mark.parametrize("screen", [DESKTOP, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["zzzzqq", "I want to die"])
def test_axe_finds_nothing_where_nothing_was_found_or_help_is_shown(text: str, screen: Screen, visit: Visitor) -> None:
    page = visit("", screen)
    ask(page, text)
    assert violations(page) == []


@both_languages
def test_a_term_of_another_language_finds_its_entry_and_its_pages(code: str, visit: Visitor) -> None:
    page = visit(home_of(code))
    ask(page, {"en": "retablissement", "fr": "recovery"}[code])
    entry = page.locator(".search__entry")
    own = real_book().catalogs[code].terms_by_id["recovery"]
    expect(entry.locator("a")).to_have_text(own.words[code][0])
    expect(entry).to_contain_text(typographic(own.definition))
    assert own.words[code][0] in results(page)[0].lower()
    entry.locator("a").click()
    expect(page.locator(".glossary__term:target dfn")).to_have_text(own.words[code][0])


@both_languages
def test_peer_support_finds_the_page_that_explains_it(code: str, visit: Visitor) -> None:
    page = visit(home_of(code))
    ask(page, "peer support")
    assert results(page)[0] == typographic(real_book().catalogs[code].modules["K1.1"].title)


@pytest.mark.parametrize("text", ["K2.3", "sharing my story", "K2.3 sharing"])
def test_a_code_or_a_title_finds_its_module(text: str, visit: Visitor) -> None:
    page = visit("")
    ask(page, text)
    assert results(page)[0] == real_book().source.modules["K2.3"].title


@pytest.mark.parametrize("text", ["help", "suicide", "I want to die", "envie de mourir"])
@both_languages
def test_a_call_for_help_shows_help_first(code: str, text: str, visit: Visitor) -> None:
    page = visit(home_of(code))
    ask(page, text)
    first = page.locator(".search__found a:visible").first
    expect(first).to_have_text(words("help.now", code))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visit.home}{home_of(code)}help/")


@both_languages
def test_each_language_finds_its_own_pages_only(code: str, visit: Visitor) -> None:
    page = visit(home_of(code))
    ask(page, {"en": "confidentiality", "fr": "confidentialité"}[code])
    addresses = page.locator(".search__results a").evaluate_all("(links) => links.map((link) => link.href)")
    assert addresses
    french = [address.startswith(f"{visit.home}fr/") for address in addresses]
    assert french == [code == "fr"] * len(addresses)


@both_languages
def test_the_number_of_results_is_told(code: str, visit: Visitor) -> None:
    page = visit(home_of(code))
    status = page.locator(".search [role=status]")
    ask(page, "K2.3")
    told = status.inner_text()
    while page.locator("[data-do=more]").is_visible():
        page.locator("[data-do=more]").click()
    assert told == words("search.says.found", code, n=len(results(page)))
    type_in(page, "zzzzqq")
    expect(status).to_have_text(words("search.says.found", code, n=0))
    expect(page.locator(".search__nothing a:visible")).to_have_count(2)


def test_more_results_come_on_demand_and_the_keyboard_goes_on_there(visit: Visitor) -> None:
    page = visit("")
    ask(page, "peer support")
    assert len(results(page)) == 7
    page.locator("[data-do=more]").click()
    assert len(results(page)) == 14
    assert page.locator(".search__results a").nth(7).evaluate("(link) => link === document.activeElement")


def test_a_result_leads_to_the_section_and_marks_its_words(visit: Visitor) -> None:
    page = visit("")
    ask(page, "peer support for students")
    link = page.locator(".search__results a", has_text="Peer support for students")
    expect(link.locator(".search__section mark").first).to_be_visible()
    link.click()
    expect(page.locator("article :target")).to_contain_text("Peer support for students")


@pytest.mark.parametrize("screen", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_the_keyboard_alone_finds_a_page(screen: Screen, visit: Visitor) -> None:
    page = visit("", screen)
    press_tab_until(page, ".search__open", most=5)
    page.keyboard.press("Enter")
    assert focused(page, ".search__input")
    page.keyboard.type("active listening")
    expect(page.locator(".search__results a").first).to_be_in_viewport()
    for step in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(step)
    assert focused(page, ".search__found a")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    assert focused(page, ".search__input")
    page.keyboard.press("Enter")
    expect(page).to_have_url(first)


def test_escape_and_the_button_close_the_search_and_the_focus_goes_back(visit: Visitor) -> None:
    page = visit("")
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.locator(".search__close").click()):
        page.locator(".search__open").click()
        expect(page.locator(".search__dialog")).to_be_visible()
        close()
        expect(page.locator(".search__dialog")).to_be_hidden()
        assert focused(page, ".search__open")


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_the_search_unless_something_is_being_written(key: str, visit: Visitor) -> None:
    page = visit("my/assessment/")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('afterbegin', '<input class=written>')")
    page.locator(".written").focus()
    page.keyboard.press(key)
    assert page.locator(".written").input_value() == key
    expect(page.locator(".search__dialog")).to_be_hidden()
    page.locator(".written").blur()
    page.keyboard.press(key)
    assert focused(page, ".search__input")
    assert page.locator(".search__input").input_value() == ""


def test_the_keys_can_be_switched_off(visit: Visitor) -> None:
    context = visit.newcomer()
    page = context.new_page()
    page.goto(visit.home)
    page.keyboard.press("s")
    page.get_by_label(words("search.keys")).uncheck()
    page.keyboard.press("Escape")
    page.goto(visit.home + "about/")
    page.keyboard.press("s")
    expect(page.locator(".search__dialog")).to_be_hidden()
    context.close()


def test_a_query_leaves_no_trace(visit: Visitor) -> None:
    context = visit.newcomer()
    page, watch = watched(context, visit.home)
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url))
    ask(page, "suicide")
    page.wait_for_load_state("networkidle")
    page.locator(".search__results a").first.click()
    page.wait_for_load_state("networkidle")
    assert [name for name in names if "suicid" in name.lower()] == []
    stores = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])")
    context.close()
    assert "suicid" not in stores
    assert watch.hosts == {urlsplit(visit.home).netloc}
    assert watch.said == []


def test_a_lost_connection_is_told_and_the_next_try_may_work(visit: Visitor) -> None:
    page = visit("")
    page.route("**/search/start.js*", lambda route: route.abort())
    page.locator(".search__open").click()
    expect(page.locator(".search__status")).to_have_text(words("search.says.failed"))
    page.unroute("**/search/start.js*")
    type_in(page, "listening")
    assert results(page)


def test_a_start_that_the_browser_kept_from_an_older_edition_is_loaded_anew(visit: Visitor, site: Path) -> None:
    page = visit("")
    new = (site / "search/start.js").read_text(encoding="utf-8")
    old = re.sub(r'("words":")[\w-]', r"\1*", new)
    assert old != new
    page.route("**/search/start.js", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    ask(page, "listening")
    expect(page.locator(".search__excerpt mark").first).to_be_visible()


@pytest.mark.parametrize("kind", ["words", "text"])
def test_a_file_that_the_browser_kept_from_an_older_edition_is_loaded_anew(
    kind: str, visit: Visitor, site: Path
) -> None:
    def answer(route: Route) -> None:
        text = (site / urlsplit(route.request.url).path[1:]).read_text(encoding="utf-8")
        route.fulfill(body=text.replace('keep("', 'keep("*'), content_type="text/javascript")

    page = visit("")
    page.route(re.compile(rf"/search/{kind}-\d+\.js$"), answer)
    ask(page, "listening")
    expect(page.locator(".search__excerpt mark").first).to_be_visible()


def test_a_wrong_address_has_the_search_too(visit: Visitor) -> None:
    page = visit("far/away/nowhere/")
    ask(page, "listening")
    page.locator(".search__results a").first.click()
    expect(page.locator("h1")).to_contain_text("istening")


def test_the_search_works_where_storage_is_forbidden(visit: Visitor) -> None:
    context = visit.newcomer()
    context.add_init_script(FORBIDDEN)
    page, watch = watched(context, visit.home)
    search(page, "listening")
    context.close()
    assert watch.said == []


# From a folder, and pages that wait for their translation: a small book


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small book to carry away. One of its pages is not translated into French."""
    book = dressed(Drawing(tmp_path_factory.mktemp("carried") / "book"))
    book.draw({"docs/en/waiting.md": WAITING, "docs/assets/images/favicon.svg": ICON})
    result = build(book.root, book.root / "site", DIRECTORY_URLS="false")
    assert result.returncode == 0, result.stdout + result.stderr
    return book.root / "site"


ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>'
WAITING = """---
title: Waiting rooms
description: A page about waiting that nobody has translated into another language yet.
---

Umbrellas stand in the waiting rooms of the stations.
"""


@pytest.fixture
def offline(visit: Visitor) -> Iterator[BrowserContext]:
    context = visit.newcomer()
    context.set_offline(True)
    yield context
    context.close()


@both_languages
def test_the_search_works_from_a_folder_without_a_network(code: str, folder: Path, offline: BrowserContext) -> None:
    page, watch = watched(offline, (folder / home_of(code) / "index.html").as_uri())
    ask(page, "umbrella")
    page.locator(".search__results a").first.click()
    expect(page.locator("h1")).to_have_text("Waiting rooms")
    assert urlsplit(page.url).path == (folder / home_of(code) / "waiting.html").as_posix()
    assert watch.hosts <= {""}
    assert watch.said == []


def test_a_page_that_waits_for_its_translation_is_found_once_and_says_its_language(
    folder: Path, offline: BrowserContext
) -> None:
    page, _ = watched(offline, (folder / "fr/index.html").as_uri())
    ask(page, "station")
    item = page.locator(".search__results li")
    expect(item).to_have_count(1)
    expect(item.locator("a")).to_have_attribute("lang", "en")
    expect(item.locator(".badge")).to_have_text("anglais")
