"""`book`: a small but complete book in a folder of its own, changed as a test needs it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from coursebook.checks import check
from coursebook.load import Book, load, with_downloads
from coursebook.project import Project, read_project
from tests.browser.chromium import ARGUMENTS, ensure

SMALL_BOOK = Path(__file__).parent / "small_book"

Change = str | dict[str, str] | None  # the whole text of a file, words to put in place of others, or no such file


class Drawing:
    """A book on disk. It starts as the small book, in which there is nothing to mend."""

    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(SMALL_BOOK, root)

    def draw(self, files: dict[str, Change]) -> Path:
        """Change `files` of the book and return its folder."""
        for name, change in files.items():
            path = self.root / name
            if change is None:
                path.unlink()
            else:
                text = change if isinstance(change, str) else replaced(path.read_text(encoding="utf-8"), change)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return self.root

    @property
    def project(self) -> Project:
        return read_project(self.root)

    def load(self, institution: str | None = None) -> Book:
        return with_downloads(load(self.project, institution))

    def check(self, institution: str | None = None) -> list[str]:
        """Return what the checks say, as an author reads it."""
        return [str(problem) for problem in check(self.load(institution))]


def replaced(text: str, changes: dict[str, str]) -> str:
    """Return `text` with each key of `changes` replaced, once, by its value."""
    for old, new in changes.items():
        assert old in text, f"the small book does not have {old!r} here"
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def book(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "book")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of a test process: there can be one only, whatever asks for it."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)  # milliseconds; machines that test are often busy
        browser = playwright.chromium.launch(executable_path=ensure(), args=ARGUMENTS)
        yield browser
        browser.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write what the cases give into the cases; review the diff")
