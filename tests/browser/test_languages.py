"""The same page in another language is always two clicks away, and each page says which language it speaks."""

from urllib.parse import urljoin

from playwright.sync_api import expect

from coursebook.model.page import Page
from tests.browser.conftest import DESKTOP, Visitor
from tests.browser.pages import Spot, on, spots
from tests.document import Document
from tests.real_book import real_book

CODES = ("en", "fr")


def other(spot: Spot) -> Spot:
    """Return the same page in the other language."""
    return Spot(spot.kind, "fr" if spot.code == "en" else "en")


@on(spots("en", "fr", only=("home", "help", "module", "matrix", "profile")))
def test_the_switch_leads_to_the_same_page_in_the_other_language(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path, DESKTOP)
    page.locator(".languages summary").click()
    page.locator(f".languages a[hreflang={other(spot).code}]").click()
    expect(page).to_have_url(visit.home + other(spot).path)
    expect(page.locator("html")).to_have_attribute("lang", other(spot).code)


def test_every_page_says_its_language(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        assert document.one("html")["lang"] == ("fr" if name.startswith("fr/") else "en"), name
        assert document.one("body")["dir"] == "ltr"


def test_every_page_links_to_itself_in_all_languages(documents: dict[str, Document]) -> None:
    wrong = []
    for name, document in documents.items():
        if name == "404.html":
            continue
        bare = name.removeprefix("fr/").removesuffix("index.html")
        here = f"https://site/{name.removesuffix('index.html')}"
        links = {link["lang"]: urljoin(here, link["href"]) for link in document.all("a") if link["hreflang"]}
        if links != {"en": f"https://site/{bare}", "fr": f"https://site/fr/{bare}"}:
            wrong.append(name)
    assert wrong == []


def test_the_switch_marks_the_language_that_one_reads(documents: dict[str, Document]) -> None:
    for name, code in (("help/index.html", "en"), ("fr/help/index.html", "fr")):
        assert documents[name].one("a", **{"aria-current": "true"})["hreflang"] == code


def untranslated() -> dict[str, Page]:
    """Return the pages that French readers get in English, by their address."""
    return {address: page for address, page in real_book().catalogs["fr"].pages.items() if page.locale != "fr"}


def test_a_text_in_another_language_than_its_page_is_marked_as_such(documents: dict[str, Document]) -> None:
    for address in untranslated():
        document = documents[f"fr/{address.removesuffix('.md').removesuffix('index')}/index.html".replace("//", "/")]
        assert document.one("html")["lang"] == "fr"
        marked = [element for element in document.elements if element["lang"] == "en" and not element["hreflang"]]
        assert max(len(element.text) for element in marked) > 500, address


def test_no_other_page_is_marked_as_being_in_another_language(documents: dict[str, Document]) -> None:
    missing = {address.removesuffix(".md") for address in untranslated()}
    for name, document in documents.items():
        if name.startswith("fr/") and name.removeprefix("fr/").removesuffix("/index.html") not in missing:
            article = document.one("article")
            assert article["lang"] in (None, "fr"), name
