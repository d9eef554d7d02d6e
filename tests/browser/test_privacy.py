"""Nothing about a reader leaves the device, and nothing stays on it but the choice of light or dark."""

import json
from urllib.parse import urlsplit

from tests.browser.conftest import DESKTOP, Visitor, search
from tests.browser.pages import Spot, on, on_every_page, spots
from tests.browser.watch import watched

_STORES = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
_PALETTE = "/.__palette"
_NOTHING = {"session": [], "databases": 0, "caches": 0, "workers": 0}


@on_every_page
def test_a_page_asks_no_other_host_says_nothing_and_stores_nothing_more(spot: Spot, visit: Visitor) -> None:
    blank = visit.blank()
    page, watch = watched(blank.context, visit.home + spot.path)
    assert watch.hosts == {urlsplit(visit.home).netloc}
    assert watch.said == []
    assert page.context.cookies() == []
    stored = page.evaluate(_STORES)
    assert set(stored.pop("local")) <= {_PALETTE}
    assert stored == _NOTHING


@on(spots("en", only=("matrix",)))
def test_the_choice_of_light_or_dark_is_all_that_is_kept(spot: Spot, visit: Visitor) -> None:
    context = visit.newcomer(DESKTOP)
    page, watch = watched(context, visit.home + spot.path)
    page.locator(".scheme").click()
    page.locator("competency-matrix select[name=domain]").select_option("B")
    search(page, "listening")
    stored = page.evaluate("Object.entries(localStorage)")
    context.close()
    assert [key for key, _ in stored] == [_PALETTE]
    assert json.loads(stored[0][1])["color"]["scheme"] == "slate"
    assert watch.hosts == {urlsplit(visit.home).netloc}
    assert watch.said == []


def test_the_choice_of_dark_holds_on_the_next_page(visit: Visitor) -> None:
    context = visit.newcomer(DESKTOP)
    page, _ = watched(context, visit.home)
    page.locator(".scheme").click()
    page.goto(visit.home + Spot("module", "fr").path)
    scheme = page.locator("html").get_attribute("data-md-color-scheme")
    context.close()
    assert scheme == "slate"
