"""The button that leaves a page at once is a link without a script, and says what it cannot do."""

import pytest

from coursebook.views import exit_page
from tests.document import Document
from tests.real_book import ROOT


@pytest.fixture(params=["catalog", "french"])
def language(request: pytest.FixtureRequest):
    return request.getfixturevalue(request.param)


def test_without_a_script_it_leads_to_another_site_and_says_nothing_of_where_one_was(here, language) -> None:
    page = Document(exit_page.html(here("courses/crisis/life-in-danger.md", language)))
    link = next(link for link in page.all("a") if "exit__button" in link.classes)
    assert link["href"].startswith("https://")
    assert set(link["rel"].split()) == {"nofollow", "noreferrer"}


def test_a_listener_hears_that_it_is_for_an_emergency(here, language) -> None:
    page = Document(exit_page.html(here("about.md", language)))
    link = next(link for link in page.all("a") if "exit__button" in link.classes)
    said = f"{language.words('exit.emergency')} {language.words('exit.button')}"
    assert link.text == " ".join(said.split())
    assert page.one("span", role="status").text == ""


def test_it_says_that_the_history_stays_and_where_to_read_more(here, language) -> None:
    page = Document(exit_page.html(here("courses/crisis/life-in-danger.md", language)))
    assert str(language.words("exit.history")) in page.one("details").text
    assert any(link["href"] == "../../../privacy/" for link in page.all("a"))


def test_without_a_connection_it_leads_to_a_harmless_page_of_the_same_language(here, language) -> None:
    for address, up in (("about.md", "../"), ("courses/crisis/life-in-danger.md", "../../../")):
        page = Document(exit_page.html(here(address, language)))
        above = "" if language.locale == "en" else "../"
        assert page.one("exit-page")["data-offline"] == f"{above}{up}assets/exit/{language.locale}.html"
    away = Document((ROOT / f"docs/assets/exit/{language.locale}.html").read_text(encoding="utf-8"))
    assert away.one("html")["lang"] == language.locale
    read = away.one("html").text.lower()
    assert read and all(word not in read for word in ("peer", "pair", "help", "aide", "crisis", "crise"))
    assert not any(element["src"] or element.tag == "script" for element in away.elements)
