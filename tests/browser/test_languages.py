"""The same page in another language is always two clicks away, and each page says which language it speaks."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from coursebook.model.page import Page
from tests.browser.conftest import DESKTOP, Screen, Visitor
from tests.browser.pages import OTHERS, SOURCE, Spot, by_turns, folder_of, language_and_page, on
from tests.document import Document
from tests.real_book import real_book

CODES = (SOURCE, *OTHERS)


@on(by_turns(only=("home", "help", "module", "matrix", "profile")))
def test_the_switch_leads_to_the_same_page_in_another_language(spot: Spot, visit: Visitor) -> None:
    other = Spot(spot.kind, OTHERS[0] if spot.code == SOURCE else SOURCE)
    page = visit(spot.path, DESKTOP)
    page.locator(".languages summary").click()
    page.locator(f".languages a[hreflang={other.code}]").click()
    expect(page).to_have_url(visit.home + other.path)
    expect(page.locator("html")).to_have_attribute("lang", other.code)


def test_every_page_says_its_language(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        assert document.one("html")["lang"] == language_and_page(name)[0], name
        assert document.one("body")["dir"] == "ltr"


def test_every_page_links_to_itself_in_all_languages(documents: dict[str, Document]) -> None:
    wrong = []
    for name, document in documents.items():
        if name == "404.html":
            continue
        bare = language_and_page(name)[1].removesuffix("index.html")
        here = f"https://site/{name.removesuffix('index.html')}"
        switch = [link for link in document.all("a") if link["hreflang"] and link["lang"] == link["hreflang"]]
        links = {link["lang"]: urljoin(here, link["href"]) for link in switch}
        if links != {code: f"https://site/{folder_of(code)}{bare}" for code in CODES}:
            wrong.append(name)
    assert wrong == []


def test_the_switch_marks_the_language_that_one_reads(documents: dict[str, Document]) -> None:
    for code in CODES:
        page = documents[f"{folder_of(code)}help/index.html"]
        assert page.one("a", **{"aria-current": "true"})["hreflang"] == code


def untranslated(code: str) -> dict[str, Page]:
    """Return the pages that readers of a language get in the source language, by the file that shows them."""
    pages = real_book().catalogs[code].pages
    files = {address: f"{address.removesuffix('.md').removesuffix('index')}/index.html" for address in pages}
    return {
        f"{code}/{files[address]}".replace("//", "/"): page for address, page in pages.items() if page.locale != code
    }


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_in_another_language_than_its_page_is_marked_as_such(code: str, documents: dict[str, Document]) -> None:
    for name in untranslated(code):
        document = documents[name]
        assert document.one("html")["lang"] == code
        marked = [element for element in document.elements if element["lang"] == SOURCE and not element["hreflang"]]
        assert max(len(element.text) for element in marked) > 300, name
        assert "noindex" in [meta["content"] for meta in document.all("meta", name="robots")], name


@pytest.mark.parametrize("code", OTHERS)
def test_no_other_page_is_marked_as_being_in_another_language(code: str, documents: dict[str, Document]) -> None:
    missing = untranslated(code)
    for name, document in documents.items():
        if language_and_page(name)[0] == code and name not in missing:
            assert document.one("article")["lang"] in (None, code), name


BROWSERS = {"fr-BE": "fr", "pt-BR": "pt", "nn-NO": "nb", "de": "de", "en-US": None, "ja-JP": None}


@pytest.mark.parametrize(("locale", "offered"), BROWSERS.items(), ids=BROWSERS)
def test_the_first_page_offers_the_language_of_the_browser_and_redirects_nobody(
    locale: str, offered: str | None, visit: Visitor
) -> None:
    context = visit.newcomer(Screen(locale=locale))
    page = context.new_page()
    page.goto(visit.home)
    shown = [line.get_attribute("lang") for line in page.locator("language-offer p").all() if line.is_visible()]
    assert shown == ([offered] if offered else [])
    assert page.url == visit.home
    if offered:
        page.locator("language-offer p:visible a").click()
        expect(page).to_have_url(f"{visit.home}{offered}/")
    context.close()
