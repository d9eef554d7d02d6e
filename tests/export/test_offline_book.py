"""The copies of the real book, in each language, opened from a folder without a network."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from coursebook.views.here import web_path
from tests.browser.conftest import search
from tests.browser.learner import words
from tests.browser.quizzes import questions
from tests.browser.scenes import scene_on, scene_path, shortest_way
from tests.browser.watch import watched
from tests.document import documents_in
from tests.export.copies import made, unpacked
from tests.links import goals
from tests.real_book import ROOT, copy_sources, real_book

pytestmark = pytest.mark.exports

CODES = real_book().project.codes
MOST = 8_000_000  # bytes of a copy in one language


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copies of the real book."""
    folder = tmp_path_factory.mktemp("real")
    book = copy_sources(folder / "book")
    (book / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    return made(book, folder / "dist")


def copy_in(copies: Path, code: str) -> Path:
    return copies / f"among-peers.{code}.offline.zip"


@pytest.mark.parametrize("code", CODES)
def test_a_copy_opens_searches_asks_plays_and_saves_without_a_network(
    code: str, copies: Path, tmp_path: Path, browser: Browser
) -> None:
    home = unpacked(copy_in(copies, code), tmp_path) / ("" if code == "en" else code)
    catalog = real_book().catalogs[code]
    module = catalog.modules["K2.2"]
    context = browser.new_context(offline=True)
    page, watch = watched(context, (tmp_path / "START-HERE.html").as_uri())
    expect(page).to_have_url((home / "index.html").as_uri())
    expect(page.locator("footer")).to_contain_text(words("footer.no-tracking", code))
    search(page, str(module.title))
    page.goto((home / web_path(catalog.module_address(module), directory_urls=False)).as_uri())
    questions(page, catalog.quizzes["K2.2"])[0].answer(rightly=True)
    page.goto((tmp_path / scene_path("lena", code, directory_urls=False)).as_uri())
    scene = scene_on(page, "lena", code)
    scene.play(shortest_way(scene.scenario, scene.scenario.endings[0]))
    expect(scene.screen.locator(".screen__lesson")).to_be_visible()
    page.goto((home / "my/index.html").as_uri())
    with page.expect_download() as saving:
        page.locator("my-data [data-do=save]").click()
    assert '"K2.2/' in Path(saving.value.path()).read_text(encoding="utf-8")
    context.close()
    assert watch.said == []
    assert watch.hosts == {""}


@pytest.mark.parametrize("code", CODES)
def test_a_copy_in_one_language_is_small_and_lacks_nothing(code: str, copies: Path, tmp_path: Path) -> None:
    assert copy_in(copies, code).stat().st_size < MOST
    folder = unpacked(copy_in(copies, code), tmp_path)
    found = goals(documents_in(folder), "https://nowhere.invalid/")
    assert {goal: page for goal, page in found.items() if not (folder / goal[0]).exists()} == {}


def test_the_copy_with_all_languages_has_what_the_others_have(copies: Path) -> None:
    with ZipFile(copies / "among-peers.offline.zip") as all_of_them:
        names = set(all_of_them.namelist())
        assert 'class="languages"' in all_of_them.read("fr/index.html").decode()
        assert "language-offer-box" in all_of_them.read("index.html").decode()
    for code in CODES:
        with ZipFile(copy_in(copies, code)) as one:
            assert set(one.namelist()) - {"START-HERE.txt"} < names
            home = one.read("index.html" if code == "en" else f"{code}/index.html").decode()
        assert "language-offer-box" not in home
