"""`visit`: a page of the real book in a real browser, as a reader on a given screen sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.learner import Learner
from tests.browser.server import served
from tests.document import Document, documents_in
from tests.real_book import site_built_once


@dataclass(frozen=True)
class Screen:
    """What a reader looks at, and whether scripts run there."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    scripts: bool = True
    locale: str = "en-GB"


DESKTOP = Screen()
DARK = Screen(dark=True)
PHONE = Screen(390, 844)
NARROW = Screen(320, 640)  # also what 1280 pixels are at 400 % zoom
PLAIN = Screen(scripts=False)


class Visitor:
    """Opens pages of the site. The readers behind the same kind of screen share their browser's memory."""

    def __init__(self, browser: Browser, home: str):
        self.home = home
        self._browser = browser
        self._contexts: dict[Screen, BrowserContext] = {}

    def __call__(self, path: str, screen: Screen = DESKTOP) -> Page:
        """Return the page at `path`, loaded."""
        page = self.blank(screen)
        page.goto(self.home + path)
        return page

    def blank(self, screen: Screen = DESKTOP) -> Page:
        """Return a page of its own with nothing in it yet."""
        if screen not in self._contexts:
            self._contexts[screen] = self.newcomer(screen)
        return self._contexts[screen].new_page()

    def newcomer(self, screen: Screen = DESKTOP) -> BrowserContext:
        """Return a browser that has never been on the site."""
        return self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            color_scheme="dark" if screen.dark else "light",
            java_script_enabled=screen.scripts,
            locale=screen.locale,
            reduced_motion="reduce",  # nothing is measured in the middle of a movement
        )

    def leave(self) -> None:
        """Close every page."""
        for context in self._contexts.values():
            for page in context.pages:
                page.close()


def search(page: Page, words: str) -> None:
    """Open the search of `page`, type `words` and wait for the results."""
    page.locator(".search__open").click()
    page.keyboard.type(words)
    page.locator(".search__results mark").first.wait_for()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site, made once for all test processes of a run."""
    own = tmp_path_factory.getbasetemp()
    return site_built_once(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every HTML file of the site, parsed, by its path."""
    return documents_in(site)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the site's home page on this machine."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def _visitor(browser: Browser, home: str) -> Visitor:
    return Visitor(browser, home)


@pytest.fixture
def visit(_visitor: Visitor) -> Iterator[Visitor]:
    yield _visitor
    _visitor.leave()


@pytest.fixture
def learner(_visitor: Visitor) -> Iterator[Learner]:
    """Somebody who comes for the first time. In the end no page has complained, and no other host was asked."""
    learner = Learner(_visitor.newcomer(), _visitor.home)
    yield learner
    learner.context.close()
    assert learner.said == []
    assert learner.other_hosts == set()
