"""What scripts know of the book: every module with what it asks for and brings, and a name for all that can be kept."""

import json

import pytest

from coursebook.views import learner
from tests.conftest import Drawing
from tests.document import Document

MY = "my/index.md"


@pytest.fixture
def data(here, small: Drawing) -> dict:
    return json.loads(learner.book_data(here(MY, small.load().source)))


def test_every_module_says_where_it_is_and_what_it_asks_for_and_brings(data: dict) -> None:
    first, second = data["modules"]
    assert first == {
        "code": "K1.1",
        "title": "Start",
        "url": "../courses/first/start/",
        "course": "K1",
        "minutes": 30,
        "requires": [],
        "reaches": {"A1": 1},
        "written": True,
    }
    assert second["requires"] == ["K1.1"]
    assert second["reaches"] == {"A1": 2, "A2": 1}


def test_what_asks_for_a_course_asks_for_its_modules(here, small: Drawing) -> None:
    course = (small.root / "courses/en/first/course.yml").read_text(encoding="utf-8")
    renamed = {"id: first": "id: second", "K1": "K2", "requires: []": "requires: [K1]"}
    for old, new in renamed.items():
        course = course.replace(old, new)
    small.draw({"courses/en/second/course.yml": course})
    modules = json.loads(learner.book_data(here(MY, small.load().source)))["modules"]
    assert next(module for module in modules if module["code"] == "K2.1")["requires"] == ["K1.1", "K1.2"]


def test_a_module_that_is_not_written_says_so(here, small: Drawing) -> None:
    small.draw({"courses/en/first/go-on.md": None, "courses/fr/first/go-on.md": None})
    modules = json.loads(learner.book_data(here(MY, small.load().source)))["modules"]
    assert [module["written"] for module in modules] == [True, False]


def test_competencies_profiles_and_levels_are_named_in_the_language_of_the_page(here, small: Drawing) -> None:
    french = json.loads(learner.book_data(here(MY, small.load().catalogs["fr"])))
    assert french["locale"] == "fr"
    assert [competency["title"] for competency in french["competencies"]] == [
        "Donner du sens à son vécu",
        "Listen actively",
    ]
    assert french["competencies"][0]["levels"]["1"] == "You can name it."
    assert french["profiles"] == [{"id": "discovery", "title": "Discovery", "levels": {"A1": 1, "A2": 1}}]
    assert [level["id"] for level in french["levels"]] == [1, 2, 3, 4]


def test_everything_that_can_be_kept_has_a_title_and_a_page(data: dict) -> None:
    assert (
        data["names"].items()
        >= {
            "scenario/at-the-door": {"title": "At the door", "url": "../courses/first/start/"},
            "case/the-bench": {"title": "The bench", "url": "../courses/first/start/"},
            "activity/one-good-thing": {"title": "One good thing", "url": "../courses/first/start/"},
            "template/T1": {"title": "T1 First letter", "url": "../handbook/templates/t1/"},
            "quiz/K1.1": {"title": "Start", "url": "../courses/first/start/"},
        }.items()
    )


def test_what_is_shown_by_the_name_of_its_argument_is_found_as_well(here, small: Drawing) -> None:
    named = {"scenario(": "scenario(scenario=", "case_study(": "case_study(case=", "activity(": "activity(activity="}
    small.draw({f"courses/{code}/first/start.md": named for code in ("en", "fr")})
    names = json.loads(learner.book_data(here(MY, small.load().source)))["names"]
    assert {"scenario/at-the-door", "case/the-bench", "activity/one-good-thing"} <= names.keys()


def test_words_of_an_author_cannot_end_the_attribute_that_holds_them(here, small: Drawing) -> None:
    small.draw({"courses/en/first/course.yml": {"title: Start": "title: '\"><b>Start</b>'"}})
    page = Document(learner.my_data(here(MY, small.load().source)))
    assert list(page.all("b")) == []
    assert json.loads(page.one("my-data")["data-book"])["modules"][0]["title"] == '"><b>Start</b>'


@pytest.mark.parametrize(("view", "tag"), [("my_data", "my-data"), ("learning_record", "learning-record")])
def test_a_page_that_needs_a_script_says_so_without_one(here, small: Drawing, view: str, tag: str) -> None:
    page = Document(getattr(learner, view)(here(MY, small.load().source)))
    assert page.one(tag)["hidden"] is not None
    assert page.one("noscript").text


def test_the_record_says_that_nobody_has_checked_it(here, small: Drawing) -> None:
    english = small.load().source
    page = Document(learner.learning_record(here(MY, english)))
    assert str(english.words("record.declared")) in page.one("learning-record").text
