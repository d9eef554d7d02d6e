"""A ZIM file shows a language of the book in Kiwix, without a network, the same bytes each time."""

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import yaml
from libzim.reader import Archive
from libzim.search import Query, Searcher
from playwright.sync_api import Browser, Page

from coursebook import export_cli
from coursebook.cli import main
from coursebook.export import zim as zim_module
from coursebook.export.edition import Edition, MissingExtraError
from coursebook.export.zim import zim
from coursebook.export.zim_file import language_code
from coursebook.project import Locale, read_project
from coursebook.site.build import build
from tests.conftest import Drawing
from tests.document import Document
from tests.export.programs import program
from tests.real_book import ROOT
from tests.site.conftest import dressed

FRENCH = "fr/courses/first/start.html"
MADE = datetime(2026, 11, 27, tzinfo=UTC)


def with_mark(drawing: Drawing) -> Drawing:
    """Give a dressed book the mark of the book."""
    shutil.copy(ROOT / "docs/assets/images/favicon.svg", drawing.root / "docs/assets/images")
    return drawing


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("zim")
    drawing = with_mark(dressed(Drawing(folder / "book")))
    texting = {'numbers: ["0800 12 345"]': 'sms: ["147"]'}
    drawing.draw({"courses/en/first/start.quiz.yml": {"draw: 4\n": ""}, "docs/_data/help-lines.yml": texting})
    book = drawing.load()
    build(book, folder / "files", directory_urls=False)
    return Edition(book, folder / "files", folder / "dist", ("en", "fr"), "1.0", MADE)


@pytest.fixture(scope="module")
def made(edition: Edition) -> dict[str, Path]:
    return dict(zip(edition.languages, zim(edition), strict=True))


def text(archive: Archive, path: str) -> str:
    return bytes(archive.get_entry_by_path(path).get_item().content).decode()


def test_there_is_a_file_for_each_language_and_nothing_beside_it(made: dict[str, Path], edition: Edition) -> None:
    assert [path.name for path in made.values()] == ["among-peers.en.zim", "among-peers.fr.zim"]
    assert sorted(edition.target.rglob("*")) == sorted([edition.target / "zim", *made.values()])


def test_a_library_shows_it_in_its_language(made: dict[str, Path]) -> None:
    archive = Archive(made["fr"])
    said = {key: archive.get_metadata(key).decode() for key in ("Title", "Language", "Date", "Description", "Name")}
    assert said == {
        "Title": "Entre pairs",
        "Language": "fra",
        "Date": "2026-11-27",
        "Description": "Guide et cours libres sur la pair-aidance",
        "Name": "among-peers_fr_all",
    }
    picture = bytes(archive.get_illustration_item(48).content)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n" and picture[16:24] == bytes([0, 0, 0, 48]) * 2
    assert archive.main_entry.get_item().path == "fr/index.html"
    assert archive.get_entry_by_path("index.html").is_redirect


@pytest.mark.parametrize("locale", read_project(ROOT).locales, ids=lambda locale: locale.code)
def test_titles_and_descriptions_have_the_length_that_libraries_show(locale: Locale) -> None:
    words = yaml.safe_load((ROOT / f"overrides/words/{locale.code}.yml").read_text(encoding="utf-8"))
    assert len(locale.book) <= 30 and len(words["takeaway"]["description"]) <= 80
    assert len(language_code(locale.code)) == 3


def test_it_holds_one_language_and_no_link_without_an_end(made: dict[str, Path]) -> None:
    archive = Archive(made["fr"])
    assert not archive.has_entry_by_path("courses/first/start.html")
    assert not archive.has_entry_by_path("sitemap.xml")
    html = text(archive, FRENCH)
    links = re.findall(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="(?!https?:|mailto:|tel:|#)([^"#]+)', html)
    assert len(links) > 20
    at = Path("/", FRENCH).parent
    assert [link for link in links if not archive.has_entry_by_path((at / link).resolve().as_posix()[1:])] == []
    assert 'class="languages"' not in html and "<keep-offline" not in html
    assert not archive.has_entry_by_path("fr/courses/first/offline.json")
    assert "version 1.0 du 27 novembre 2026" in html


def test_what_the_file_does_not_hold_is_linked_on_the_site(made: dict[str, Path]) -> None:
    """The small book has no glossary; the real one links from a home page to the other languages in this way."""
    html = text(Archive(made["fr"]), FRENCH)
    assert 'href="https://among-peers.example/fr/glossary/' in html


def test_a_number_to_text_to_stays_one(made: dict[str, Path]) -> None:
    page = Document(text(Archive(made["fr"]), "fr/help.html"))
    assert [element.tag for element in page.elements if element["href"] == "sms:147"] == ["a"]


def test_the_search_of_kiwix_finds_words_of_the_text_and_no_menu(made: dict[str, Path]) -> None:
    archive = Archive(made["en"])
    assert archive.has_fulltext_index and archive.has_title_index
    assert "courses/first/start.html" in found(archive, "practise")
    assert found(archive, "menu") == []


def found(archive: Archive, words: str) -> list[str]:
    return list(Searcher(archive).search(Query().set_query(words)).getResults(0, 20))


def test_the_same_book_gives_the_same_bytes(made: dict[str, Path], edition: Edition, tmp_path: Path) -> None:
    again = list(zim(replace(edition, target=tmp_path)))
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made.values()]
    assert Archive(again[0]).check()


def test_an_interrupted_export_leaves_no_file(edition: Edition, tmp_path: Path, monkeypatch) -> None:
    def stopped(_content: bytes) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(zim_module, "stamped", stopped)
    with pytest.raises(KeyboardInterrupt):
        list(zim(replace(edition, target=tmp_path)))
    assert list(tmp_path.rglob("*.zim")) == []


def test_without_its_library_the_export_says_what_to_install(edition: Edition, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(zim_module, "AVAILABLE", False)
    with pytest.raises(MissingExtraError, match=r"pip install --editable '\.\[zim\]'"):
        list(zim(edition))


def test_the_command_says_it_too_and_makes_nothing(book: Drawing, monkeypatch, capsys) -> None:
    monkeypatch.setattr(zim_module, "AVAILABLE", False)
    root = str(with_mark(dressed(book)).root)
    assert main(["--book", root, "export", "zim", "--to", f"{root}/dist"]) == 2
    assert "pip install --editable '.[zim]'" in capsys.readouterr().err
    monkeypatch.setattr(export_cli, "MAKERS", {"zim": zim})
    assert main(["--book", root, "export", "all", "--locale", "fr", "--to", f"{root}/dist"]) == 0
    assert "left out: `zim` needs" in capsys.readouterr().out


@pytest.mark.exports
def test_zimcheck_finds_nothing_wrong(made: dict[str, Path]) -> None:
    for path in made.values():
        result = subprocess.run([program("zimcheck"), "-A", "--json", str(path)], capture_output=True, text=True)
        said = json.loads(result.stdout)
        wrong = [log for log in said["logs"] if log["level"] == "ERROR"]
        assert (result.returncode, said["status"], wrong) == (0, True, [])


@contextmanager
def kiwix(path: Path) -> Iterator[str]:
    """Show a ZIM file with kiwix-serve and give the address of its content."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program("kiwix-serve"), "--address", "127.0.0.1", "--port", str(port), "--threads", "16", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until_it_answers(port)
            host = f"http://127.0.0.1:{port}"
            with urlopen(f"{host}/catalog/v2/entries", timeout=20) as catalog:
                found = re.search(r'type="text/html" href="([^"]+)"', catalog.read().decode())
            yield f"{host}{found[1]}/"
        finally:
            server.kill()  # asked to end, it waits for browsers to hang up


def until_it_answers(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("kiwix-serve does not answer")


@pytest.fixture(scope="module")
def served(made: dict[str, Path]) -> Iterator[str]:
    with kiwix(made["fr"]) as address:
        yield address


@pytest.mark.exports
def test_kiwix_serve_gives_every_page_and_the_front_page_first(served: str, edition: Edition) -> None:
    with urlopen(served, timeout=20) as answer:
        assert answer.url == f"{served}fr/index.html"
    for path in (edition.site / "fr").rglob("*.html"):
        with urlopen(f"{served}fr/{path.relative_to(edition.site / 'fr').as_posix()}", timeout=20) as answer:
            assert b"<article" in answer.read(), path


@pytest.mark.exports
def test_in_kiwix_a_page_has_its_styles_its_quiz_and_its_search(served: str, browser: Browser) -> None:
    page = browser.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served + FRENCH)
    ground = page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    assert ground == "rgb(11, 90, 94)"
    answers_a_question(page)
    page.locator(".search__open").click()
    page.keyboard.type("pair-aidance")
    page.locator(".search__results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(f"{served}fr/") and not url.endswith(FRENCH))
    assert errors == []
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(served).netloc}
    page.close()


def answers_a_question(page: Page) -> None:
    """Choose an answer of the first question and be told about it."""
    question = page.locator("[data-item=first-sentence]")
    question.locator("input").first.check()
    question.locator("[data-do=check]").click()
    question.locator(".quiz__result:not(:empty)").wait_for()
