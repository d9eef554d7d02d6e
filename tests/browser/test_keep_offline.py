"""A reader keeps a course in the browser and reads it without a network; help is as new as it can be; nothing stays."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Visitor
from tests.browser.learner import path_of, words
from tests.browser.server import Handler, served
from tests.export.copies import small_copies, unpacked

COURSE, MODULE, HELP = "courses/first/index.html", "courses/first/start.html", "help.html"
NOTHING, ONE_COURSE = [0, 0], [1, 1]
_STATE = """async () => [
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""
_CONTROLLED = "() => navigator.serviceWorker.controller !== null"


class _Network(Handler):
    """A network that can be lost, or be there and never answer."""

    state = "there"

    def do_GET(self) -> None:  # noqa: N802 (named by http.server)
        """Answer, or do not."""
        if _Network.state == "silent":
            time.sleep(8)
        if _Network.state == "there":
            super().do_GET()
        else:
            self.close_connection = True


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book as a copy in English."""
    folder = tmp_path_factory.mktemp("kept")
    return unpacked(small_copies(folder) / "among-peers.en.offline.zip", folder / "copy")


@pytest.fixture
def folder(copy: Path, tmp_path: Path) -> Path:
    """The copy at a path of a server, where a test may change it."""
    return Path(shutil.copytree(copy, tmp_path / "a/b"))


@pytest.fixture
def page(folder: Path, tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """The page of the course, below /a/b/."""
    _Network.state = "there"
    with served(tmp_path, _Network) as home:
        context = browser.new_context(base_url=f"{home}a/b/")
        page = context.new_page()
        page.goto(COURSE)
        yield page
        _Network.state = "there"
        context.close()


def state(page: Page) -> list[int]:
    """Return how many caches and workers the browser has for the site."""
    return page.evaluate(_STATE)


def press(page: Page, act: str, said: str) -> None:
    """Press a button of the element and wait for what it says then."""
    page.locator(f"keep-offline [data-do={act}]").click()
    expect(page.locator("keep-offline [role=status]")).to_have_text(words(f"keep.says.{said}"))


def keep(page: Page) -> None:
    press(page, "keep", "kept")
    page.wait_for_function(_CONTROLLED)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_kept_before_the_button_is_pressed_and_after_the_other_one(page: Page) -> None:
    expect(page.locator("keep-offline [data-do=keep]")).to_be_visible()
    assert state(page) == NOTHING
    assert violations(page, within="keep-offline") == []
    keep(page)
    assert state(page) == ONE_COURSE
    assert violations(page, within="keep-offline") == []
    expect(page.locator("keep-offline [data-do=remove]")).to_be_focused()
    press(page, "remove", "removed")
    assert state(page) == NOTHING
    expect(page.locator("keep-offline [data-do=keep]")).to_be_focused()


@pytest.mark.parametrize("network", ["lost", "silent"])
@pytest.mark.parametrize(("path", "part"), [(MODULE, "branching-scenario [data-do=start]"), (HELP, ".help-lines")])
def test_a_kept_course_and_help_are_read_without_a_network(page: Page, network: str, path: str, part: str) -> None:
    keep(page)
    _Network.state = network
    page.goto(path)
    expect(page.locator(part).first).to_be_visible()


def test_what_is_not_kept_is_not_there_without_a_network(page: Page) -> None:
    keep(page)
    _Network.state = "lost"
    with pytest.raises(Error, match="ERR_"):
        page.goto("about.html")


def test_help_is_as_it_was_when_the_reader_was_last_online(page: Page, folder: Path) -> None:
    keep(page)
    change(folder / HELP, "Help now</h1>", "Help, new number</h1>")
    page.goto(HELP)
    expect(page.locator("h1")).to_have_text("Help, new number")
    _Network.state = "lost"
    page.goto(MODULE)
    page.goto(HELP)
    expect(page.locator("h1")).to_have_text("Help, new number")


def test_any_page_that_is_opened_online_renews_help_where_the_book_has_changed(page: Page, folder: Path) -> None:
    keep(page)
    change(folder / HELP, "Help now</h1>", "Help, new number</h1>")
    change(folder / "courses/first/offline.json", '"edition": "', '"edition": "2')
    page.goto(MODULE)
    new = "async () => (await (await caches.match(new URL('../../help.html', location))).text()).includes('new number')"
    page.wait_for_function(new)
    _Network.state = "lost"
    page.goto(HELP)
    expect(page.locator("h1")).to_have_text("Help, new number")


def test_where_something_cannot_be_fetched_nothing_is_kept_and_that_is_said(page: Page, folder: Path) -> None:
    change(folder / "courses/first/offline.json", f'{HELP}"', 'nothing-here.html"')
    (folder.parents[1] / "404.html").write_text("not here", encoding="utf-8")
    press(page, "keep", "failed")
    assert state(page) == NOTHING


def test_on_a_shared_computer_and_from_a_folder_there_is_no_button(page: Page, folder: Path) -> None:
    page.evaluate("sessionStorage.setItem('among-peers.shared', 'yes')")
    page.reload(wait_until="networkidle")
    expect(page.locator("keep-offline")).to_be_hidden()
    page.goto((folder / COURSE).as_uri(), wait_until="networkidle")
    expect(page.locator("keep-offline")).to_be_hidden()


def test_deleting_everything_deletes_kept_courses_too(visit: Visitor) -> None:
    page = visit(path_of("K2"))
    press(page, "keep", "kept")
    page.goto(visit.home + "my/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("my-data [data-do=clear]").click()
    page.wait_for_function(f"async () => String(await ({_STATE})()) === '0,0'")
