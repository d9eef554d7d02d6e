"""An activity has a field for each prompt, whose text stays on the device, and works without a script."""

import pytest

from coursebook.views import activity
from tests.conftest import Drawing
from tests.document import Document

START = "courses/first/start.md"
FILE = "courses/en/first/one-good-thing.activity.yml"


@pytest.fixture
def page(here, small: Drawing) -> Document:
    return Document(activity.html(here(START, small.load().source), "one-good-thing"))


def test_each_prompt_names_its_field_and_keeps_its_text_under_a_name_of_its_own(page: Document) -> None:
    labels = {label["for"]: label.text for label in page.all("label")}
    [short] = page.all("input")
    [long] = page.all("textarea")
    assert (labels[short["id"]], labels[long["id"]]) == ("What was it?", "How do you know?")
    assert long["rows"] == "3"
    keys = [field["data-key"] for field in page.all("kept-text")]
    assert keys == ["activity/one-good-thing/what", "activity/one-good-thing/how"]


def test_help_to_begin_is_read_out_with_its_field(page: Document) -> None:
    [short] = page.all("input")
    [hint] = [element for element in page.elements if element["id"] == short["aria-describedby"]]
    assert hint.text == "One sentence is enough."
    [long] = page.all("textarea")
    assert long["aria-describedby"] is None


@pytest.mark.parametrize("kind", ["writing", "practice-note"])
def test_it_says_what_kind_it_is_and_how_long_it_takes(here, small: Drawing, kind: str) -> None:
    small.draw({FILE: {"kind: practice-note": f"kind: {kind}"}})
    english = small.load().source
    text = Document(activity.html(here(START, english), "one-good-thing")).elements[0].text
    assert f"{english.words(f'activity.{kind}')} · 5 minutes" in text
    assert "Keep it, or wipe it." in text


def test_it_says_what_becomes_of_the_text_without_a_script_and_offers_no_button_that_does_nothing(page, small) -> None:
    text = page.one("p", **{"class": "kept-tools__without muted"})
    assert text.text == str(small.load().source.words("kept.without"))
    assert text["hidden"] is None
    for name in ("kept-tools__with", "kept-tools__buttons"):
        [hidden] = [element for element in page.all("p") if name in element.classes]
        assert hidden["hidden"] is not None


def test_what_was_written_can_be_printed_and_wiped_and_nothing_else(page: Document) -> None:
    assert page.one("kept-tools")["data-prefix"] == "activity/one-good-thing/"
    assert {button["data-do"] for button in page.all("button")} == {"print", "wipe"}
