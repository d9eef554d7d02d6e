"""While somebody writes, each page is shown as it is now; a mistake is shown too, and the last good text stays."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from threading import Thread

import pytest

from coursebook.checks import check
from coursebook.inputs import Kept, keep, read_inputs
from coursebook.load import load
from coursebook.site.preview import Preview, server
from tests.conftest import Drawing

ABOUT = "docs/en/about.md"


@pytest.fixture
def preview(book: Drawing) -> Preview:
    store = keep(book.project, at_hand=True).store

    def read():
        found = load(book.project, kept=Kept(store, read_inputs(book.project)))
        return found, check(found)

    return Preview(read)


@pytest.fixture
def ask(preview: Preview) -> Iterator:
    """Ask the server for a path; it answers with status, place and text."""
    with server(preview, "127.0.0.1", 0) as serving:
        Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

        def answer(path: str) -> tuple[int, str | None, str]:
            with closing(HTTPConnection("127.0.0.1", serving.server_port, timeout=60)) as connection:
                connection.request("GET", path)
                response = connection.getresponse()
                return response.status, response.getheader("Location"), response.read().decode(errors="replace")

        yield answer
        serving.shutdown()


def test_pages_styles_and_the_search_are_there_without_a_build(ask) -> None:
    assert "<h1" in ask("/")[2]
    assert 'lang="fr"' in ask("/fr/help/")[2]
    assert ask("/stylesheets/book.css")[0] == 200
    assert "coursebook.search.keep" in ask("/fr/search/start.js")[2]


def test_an_address_without_its_last_slash_leads_to_the_page(ask) -> None:
    assert ask("/fr/help")[:2] == (301, "/fr/help/")


def test_a_wrong_address_gets_the_page_for_wrong_addresses(ask) -> None:
    status, _, text = ask("/nowhere/")
    assert status == 404
    assert "<h1" in text


def test_an_edit_is_on_the_page(book: Drawing, preview: Preview, ask) -> None:
    assert "Zebras are here." not in ask("/about/")[2]
    book.draw({ABOUT: {"\n\n": "\n\nZebras are here. "}})
    preview.renew()
    assert "Zebras are here." in ask("/about/")[2]


def test_an_edit_of_a_title_is_in_the_menu_of_other_pages(book: Drawing, preview: Preview, ask) -> None:
    ask("/help/")
    book.draw({ABOUT: {"title: ": "title: Zebras "}})
    preview.renew()
    assert "Zebras" in ask("/about/")[2].partition("<h1")[0]
    assert ask("/help/")[0] == 200


def test_a_mistake_is_shown_on_the_page_and_the_last_good_text_stays(book: Drawing, preview: Preview, ask) -> None:
    good = ask("/about/")[2]
    book.draw({ABOUT: {"\n\n": "\n\nSee [this](nowhere.md). "}})
    preview.renew()
    text = ask("/about/")[2]
    assert "docs/en/about.md:" in text
    assert "nowhere.md" in text
    assert good.partition("</article>")[0] == text.partition("</article>")[0]
    book.draw({ABOUT: {"See [this](nowhere.md). ": ""}})
    preview.renew()
    assert "nowhere.md" not in ask("/about/")[2]


def test_a_browser_that_waits_hears_of_an_edit(preview: Preview, ask) -> None:
    answers: list[int] = []
    waiting = Thread(target=lambda: answers.append(ask(f"/.edits?since={preview.edition}")[0]))
    waiting.start()
    preview.renew()
    waiting.join(timeout=30)
    assert answers == [205]
