"""A case study tells its story in episodes; thoughts of others and notes for facilitators wait behind a click."""

import pytest

from coursebook.views import case_study
from tests.conftest import Drawing
from tests.document import Document

START = "courses/first/start.md"
FILE = "courses/en/first/the-bench.case.yml"


@pytest.fixture
def page(here, small: Drawing) -> Document:
    return Document(case_study.html(here(START, small.load().source), "the-bench"))


def test_the_story_is_on_the_page_in_order_and_says_where_it_comes_from(page: Document, small: Drawing) -> None:
    case = small.load().source.cases["the-bench"]
    text = page.elements[0].text
    told = [case.origin, *(paragraph for episode in case.episodes for paragraph in episode.text)]
    places = [text.index(paragraph) for paragraph in told]
    assert places == sorted(places)
    assert len(list(page.all("section"))) == len(case.episodes)


def test_each_question_has_a_field_of_its_own_that_is_named_by_it(page: Document) -> None:
    fields = {field["id"] for field in page.all("textarea")}
    labels = {label["for"]: label.text for label in page.all("label")}
    assert labels.keys() == fields
    assert sorted(labels.values()) == ["What would you say first?", "Who may read it?"]
    keys = [field["data-key"] for field in page.all("kept-text")]
    assert keys == ["case/the-bench/bench/first", "case/the-bench/letter/who"]


def test_thoughts_and_notes_wait_behind_a_click(page: Document) -> None:
    behind = [element.text for element in page.all("details")]
    for words in ("Perhaps nothing for a while.", "Jonas decides.", "Let everybody write for a minute"):
        assert any(words in text for text in behind), words


def test_a_content_note_lets_a_reader_skip_the_case(page: Document) -> None:
    [note] = [element for element in page.all("p") if "case__note" in element.classes]
    assert "Somebody has lost a brother." in note.text
    assert any(link["href"] == "#the-bench-after" for link in page.all("a"))
    assert any(element["id"] == "the-bench-after" for element in page.elements)


def test_a_case_in_one_episode_counts_no_parts(here, small: Drawing) -> None:
    english = small.load().source
    assert str(english.words("case.episode", n=1)) in case_study.html(here(START, english), "the-bench")
    text = (small.root / FILE).read_text(encoding="utf-8")
    small.draw({FILE: text[: text.index("  - id: letter")], FILE.replace("/en/", "/fr/"): None})
    assert str(english.words("case.episode", n=1)) not in case_study.html(here(START, small.load().source), "the-bench")


def test_what_was_written_can_be_wiped_and_nothing_else(page: Document) -> None:
    assert page.one("kept-tools")["data-prefix"] == "case/the-bench/"


def test_what_is_not_translated_is_marked_with_its_language(here, small: Drawing) -> None:
    page = Document(case_study.html(here(START, small.load().catalogs["fr"]), "the-bench"))
    marked = [element.text for element in page.all("span", lang="en")]
    assert "Jonas has a letter in his hand." in marked
    assert "Le banc" in page.one("p", **{"class": "case__title"}).text
