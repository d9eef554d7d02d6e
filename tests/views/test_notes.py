"""Each text says what was done to it: translated by whom, reviewed by whom, or not at all."""

import pytest

from coursebook.views import notes
from tests.conftest import Drawing
from tests.document import Document

ABOUT = "docs/fr/about.md"


def said(here, catalog, address: str) -> str:
    return " ".join(element.text for element in Document(notes.notes(here(address, catalog))).all("p"))


@pytest.mark.parametrize("status", ["machine", "draft"])
def test_a_translation_that_nobody_reviewed_says_what_it_is(here, small: Drawing, status: str) -> None:
    small.draw({ABOUT: {"status: draft": f"status: {status}"}})
    french = small.load().catalogs["fr"]
    assert french.words(f"notes.{status}") in said(here, french, "about.md")


def test_a_reviewed_translation_names_who_and_when(here, small: Drawing) -> None:
    small.draw({ABOUT: {"status: draft": "status: reviewed\n  reviewed: {by: Awa D., on: 2026-11-20}"}})
    text = said(here, small.load().catalogs["fr"], "about.md")
    assert "Awa D." in text
    assert "20 novembre 2026" in text
    assert "machine" not in text


def test_a_page_that_is_not_translated_says_in_which_language_it_is(here, small: Drawing) -> None:
    small.draw({ABOUT: None})
    french = small.load().catalogs["fr"]
    assert french.words("notes.foreign", language="anglais") in said(here, french, "about.md")
    assert french.words("notes.foreign", language="anglais") not in said(here, french, "index.md")


def test_a_source_text_says_nothing_about_translation(here, small: Drawing) -> None:
    english = small.load().source
    text = said(here, english, "about.md")
    assert english.words("notes.not-reviewed") in text
    assert english.words("notes.machine") not in text
    assert english.words("notes.draft") not in text


def test_each_review_is_named_and_what_is_missing_is_said(here, small: Drawing) -> None:
    review = "title: About\nreview:\n  expert: {by: Dr. B., on: 2026-11-20}"
    small.draw({"docs/en/about.md": {"title: About": review}})
    english = small.load().source
    text = said(here, english, "about.md")
    assert "Dr. B." in text
    assert english.words("notes.no-lived-experience") in text
    assert english.words("notes.not-reviewed") not in text
