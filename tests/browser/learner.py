"""A learner: somebody with a browser of their own, and what that browser keeps for them."""

import json
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from coursebook.views.here import web_path
from tests.browser.watch import Watch
from tests.real_book import real_book

KEY = "among-peers.progress"
KINDS = ("modules", "items", "scenarios", "ratings", "overrules", "notes", "cards", "settings")
LONG_AGO = 1_700_000_000_000  # November 2023, in milliseconds
BARE = "assets/exit/en.html"  # a page of the same origin without any script
HIGH = {"width": 1280, "height": 1600}  # axe takes a link that is half scrolled away for one that is too small

# Scripts that run before those of a page: a browser that forbids storage to the site, and one that has no room left.
FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"

Entries = dict[str, dict]


class Learner:
    """Somebody who comes to the site for the first time."""

    def __init__(self, context: BrowserContext, home: str):
        self.context = context
        self.home = home
        self.hosts = {urlsplit(home).netloc, ""}  # those of the site; a file that is saved has none
        self._watches: list[Watch] = []
        self.page = self.tab()

    def tab(self) -> Page:
        """Return one more page of the same browser, with nothing in it yet."""
        page = self.context.new_page()
        self._watches.append(Watch(page))
        return page

    def open(self, path: str) -> Page:
        """Return the learner's page, loaded from `path`."""
        self.page.goto(self.home + path)
        return self.page

    def keep(self, **kinds: Entries) -> None:
        """Put a record into the browser, as if the learner had been here before."""
        self.page.goto(self.home + BARE)
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(record(**kinds))])

    def kept(self, kind: str) -> Entries:
        """Return what the browser keeps of `kind`, without what is deleted."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return {key: entry for key, entry in json.loads(text)[kind].items() if "gone" not in entry} if text else {}

    @property
    def said(self) -> list[str]:
        """What the pages said to the console."""
        return [message for watch in self._watches for message in watch.said]

    @property
    def other_hosts(self) -> set[str]:
        """The hosts that pages asked for something, apart from the site's own."""
        return set().union(*(watch.hosts for watch in self._watches)) - self.hosts


def record(**kinds: Entries) -> dict:
    """Return a whole record with `kinds` in it; entries get a time long ago where they have none."""
    entries = {kind: {key: {"at": LONG_AGO, **entry} for key, entry in found.items()} for kind, found in kinds.items()}
    return {"format": "among-peers-progress", "version": 1, **{kind: entries.get(kind, {}) for kind in KINDS}}


def path_of(ref: str, code: str = "en", directory_urls: bool = True) -> str:
    """Return where the site shows the page that `ref` names (K2.2, T5, my/record), in the language `code`."""
    address = real_book().catalogs[code].find(ref).address
    return ("" if code == "en" else f"{code}/") + web_path(address, directory_urls)


def words(key: str, code: str = "en", n: int | None = None, **values: object) -> str:
    """Return words of the interface as a reader sees them."""
    return real_book().catalogs[code].words(key, n=n, **values).unescape()
