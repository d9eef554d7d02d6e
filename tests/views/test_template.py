"""A template has fields that keep what is typed, and on top what it is for and how to take it away."""

import pytest

from coursebook.views import template
from tests.conftest import Drawing
from tests.document import Document

T1 = "handbook/templates/t1.md"


@pytest.mark.parametrize(("make", "tag"), [(template.field, "input"), (template.long_field, "textarea")])
def test_a_field_has_its_label_and_keeps_its_text_under_the_template(here, small: Drawing, make, tag: str) -> None:
    page = Document(make(here(T1, small.load().source), "wishes", "What you <wish> for"))
    assert page.one("label")["for"] == page.one(tag)["id"]
    assert page.one("label").text == "What you <wish> for"
    assert page.one("kept-text")["data-key"] == "template/T1/wishes"


def test_two_fields_of_a_page_do_not_share_an_id(here, small: Drawing) -> None:
    page = here(T1, small.load().source)
    html = template.field(page, "name", "Name") + template.long_field(page, "wishes", "Wishes")
    ids = [element["id"] for element in Document(html).elements if element["id"]]
    assert len(ids) == len(set(ids)) == 2


def test_both_languages_keep_a_field_under_the_same_name(here, small: Drawing) -> None:
    keys = {
        Document(template.field(here(T1, catalog), "name", label)).one("kept-text")["data-key"]
        for catalog, label in zip(small.load().catalogs.values(), ("Name", "Nom"), strict=True)
    }
    assert keys == {"template/T1/name"}


def test_the_top_says_what_it_is_for_and_offers_both_documents(here, small: Drawing) -> None:
    page = Document(template.tools(here(T1, small.load().source), "T1"))
    assert "A letter to send." in page.elements[0].text
    downloads = [link["href"] for link in page.all("a") if link["download"] is not None]
    assert downloads == ["../t1.docx", "../t1.odt"]
    assert page.one("kept-tools")["data-prefix"] == "template/T1/"


def test_the_top_leads_to_the_chapters_and_modules_that_use_it(here, small: Drawing) -> None:
    page = Document(template.tools(here(T1, small.load().source), "T1"))
    links = {link["href"]: link.text for link in page.all("a") if link["download"] is None}
    assert links == {"../../begin/": "H1 Begin"}
    small.draw({"handbook/en/handbook.yml": {"templates: [T1]": "templates: []"}})
    page = Document(template.tools(here(T1, small.load().source), "T1"))
    assert [link for link in page.all("a") if link["download"] is None] == []
    small.draw({"courses/en/first/go-on.md": {"Listen.": '{{ link("T1") }}'}, "courses/fr/first/go-on.md": None})
    page = Document(template.tools(here(T1, small.load().source), "T1"))
    links = {link["href"]: link.text for link in page.all("a") if link["download"] is None}
    assert links == {"../../../courses/first/go-on/": "K1.2 Go on"}
