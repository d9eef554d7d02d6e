"""A quiz can be read without a script: each question, and behind a click what fits and what each choice does."""

import json
import re

import pytest

from coursebook.model.quiz import Ordering
from coursebook.views import quiz
from tests.conftest import Drawing
from tests.document import Document, Element

START = "courses/first/start.md"
FILE = "courses/en/first/start.quiz.yml"


@pytest.fixture
def items(here, small: Drawing) -> dict[str, Document]:
    """The quiz of the small book: the HTML of each item, by its id."""
    html = quiz.html(here(START, small.load().source), "K1.1")
    parts = re.split(r'(?=<li class="quiz__item")', html)[1:]
    return {re.search(r'data-item="([^"]+)"', part)[1]: Document(part) for part in parts}


def item(document: Document) -> Element:
    [found] = [element for element in document.all("li") if "quiz__item" in element.classes]
    return found


def right(document: Document) -> list[str]:
    """Return what the answer behind the click marks as fitting."""
    return [element["data-for"] for element in document.all("li") if "quiz__right" in element.classes]


def test_all_items_are_on_the_page_however_few_are_asked_at_a_time(here, small: Drawing, items) -> None:
    english = small.load().source
    assert list(items) == [found.id for found in english.quizzes["K1.1"].items]
    element = Document(quiz.html(here(START, english), "K1.1")).one("practice-quiz")
    assert (element["data-module"], element["data-draw"]) == ("K1.1", "4")


def test_without_a_number_all_are_asked(here, small: Drawing) -> None:
    small.draw({FILE: {"draw: 4\n": ""}})
    page = Document(quiz.html(here(START, small.load().source), "K1.1"))
    assert page.one("practice-quiz")["data-draw"] is None
    assert small.load().source.words("quiz.restart") in page.one("div", **{"class": "quiz__end"}).text


@pytest.mark.parametrize(
    ("id_", "kind", "wanted"),
    [
        ("first-sentence", "radio", ["listen"]),
        ("what-peers-bring", "checkbox", ["time", "experience"]),
        ("stay", "radio", ["true"]),
    ],
)
def test_a_choice_has_a_field_with_a_name_and_words_for_each_answer(items, id_: str, kind: str, wanted: list) -> None:
    document = items[id_]
    fields = list(document.all("input"))
    assert {field["type"] for field in fields} == {kind}
    assert len({field["name"] for field in fields}) == 1
    told = [element["data-for"] for element in document.all("li") if element["data-for"]]
    assert [field["value"] for field in fields] == told
    assert right(document) == wanted
    key = json.loads(item(document)["data-key"])
    assert wanted == ([str(key).lower()] if not isinstance(key, list) else key)


def test_every_answer_has_its_feedback(items, small: Drawing) -> None:
    asked = small.load().source.quizzes["K1.1"].items
    said = {id_: " ".join(e.text for e in document.all("details")) for id_, document in items.items()}
    for option in [option for one in asked for option in getattr(one, "options", ())]:
        assert any(option.feedback in text for text in said.values()), option.id
    assert asked[2].when_true in said["stay"] and asked[2].when_false in said["stay"]
    assert asked[5].when_right in said["word"] and asked[5].when_other in said["word"]
    assert asked[6].thoughts in said["your-own"]


def test_pairs_are_chosen_from_lists_in_another_order(items) -> None:
    document = items["what-says-what"]
    lists = list(document.all("select"))
    labels = {label["for"] for label in document.all("label")}
    assert {one["id"] for one in lists} == labels
    assert [one["data-left"] for one in lists] == ["open", "closed"]
    offered = [option["value"] for option in document.all("option") if option["value"]]
    assert offered[:2] == ["closed", "open"]


def test_steps_stand_in_an_order_that_is_not_the_right_one(items) -> None:
    document = items["order-of-a-talk"]
    shown = [step["data-step"] for step in document.all("li") if step["data-step"]]
    key = json.loads(item(document)["data-key"])
    assert key == ["time", "listen", "next"]
    assert sorted(shown) == sorted(key) and shown != key
    assert [step["data-for"] for step in document.all("li") if step["data-for"]] == key


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_no_number_of_steps_comes_out_in_the_right_order(count: int) -> None:
    for start in range(50):
        steps = [{"id": f"s{start + number}", "text": "Do it.", "feedback": "Why."} for number in range(count)]
        asked = {"id": "x", "competency": "A1", "question": "?", "kind": "ordering", "steps": steps}
        parts = Ordering.model_validate(asked).steps
        assert quiz.mixed(parts) != list(parts)
        assert sorted(quiz.mixed(parts), key=lambda step: step.id) == sorted(parts, key=lambda step: step.id)


def test_both_languages_offer_pairs_and_steps_in_the_same_order(here, small: Drawing) -> None:
    orders = []
    for catalog in small.load().catalogs.values():
        page = Document(quiz.html(here(START, catalog), "K1.1"))
        values = [option["value"] for option in page.all("option")]
        orders.append(values + [step["data-step"] for step in page.all("li") if step["data-step"]])
    assert orders[0] == orders[1]


def test_a_gap_is_seen_and_takes_any_variant(items) -> None:
    document = items["word"]
    assert "___" not in document.one("legend").text and "…" in document.one("legend").text
    assert json.loads(item(document)["data-key"]) == ["peer", "peers"]
    field = document.one("input")
    assert (field["type"], field["autocomplete"]) == ("text", "off")


def test_a_reflection_has_a_place_to_write_and_nothing_that_grades_it(items) -> None:
    document = items["your-own"]
    assert item(document)["data-key"] is None
    assert document.one("kept-text")["data-key"] == "quiz/K1.1/your-own"
    assert document.one("label")["for"] == document.one("textarea")["id"]
    assert all(button["data-do"] != "check" for button in document.all("button"))


def test_an_item_about_safety_says_so_to_the_script(items) -> None:
    assert [id_ for id_, document in items.items() if item(document)["data-safety"] is not None] == ["stay"]


def test_a_hint_waits_behind_a_click_and_stands_only_where_there_is_one(items) -> None:
    hints = {id_: [e.text for e in d.all("details") if "quiz__hint" in e.classes] for id_, d in items.items()}
    assert [id_ for id_, found in hints.items() if found] == ["first-sentence"]
    assert "She has not asked for anything yet." in hints["first-sentence"][0]


def test_buttons_that_need_a_script_are_hidden_without_one(items) -> None:
    for document in items.values():
        for element in document.elements:
            if {"quiz__buttons", "quiz__move", "quiz__end"} & set(element.classes):
                assert element["hidden"] is not None


def test_what_is_not_translated_is_marked_with_its_language(here, small: Drawing) -> None:
    page = Document(quiz.html(here(START, small.load().catalogs["fr"]), "K1.1"))
    marked = [element.text for element in page.all("span", lang="en")]
    assert "Who has listened to you?" in marked
    assert all("Lena" not in text for text in marked)


def test_a_gap_keeps_the_language_of_its_question_and_its_apostrophes(here, small: Drawing) -> None:
    small.draw({FILE.replace("/en/", "/fr/"): None})
    english, french = small.load().catalogs.values()
    asked = "Somebody who lived through something similar isn\u2019t a patient here, but a …………."
    assert asked in [legend.text for legend in Document(quiz.html(here(START, english), "K1.1")).all("legend")]
    page = Document(quiz.html(here(START, french), "K1.1"))
    marked = [element.text for element in page.all("span", lang="en")]
    assert asked in marked and "peer" in marked


def test_no_two_elements_of_a_quiz_share_an_id(here, small: Drawing) -> None:
    page = Document(quiz.html(here(START, small.load().source), "K1.1"))
    ids = [element["id"] for element in page.elements if element["id"]]
    assert len(ids) == len(set(ids))
