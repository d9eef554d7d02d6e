"""Moodle XML: every question of a course for Moodle's question bank, in its native kinds."""

from collections.abc import Iterator
from pathlib import Path

from lxml.builder import E
from lxml.etree import CDATA, _Element

from coursebook.export.archive import write_whole
from coursebook.export.edition import Edition
from coursebook.export.lms.courses import CourseEdition, course_editions, is_scored
from coursebook.export.lms.package import written
from coursebook.export.lms.questions import (
    accepted,
    asked,
    category,
    credit,
    html,
    name,
    options,
    pairs,
    paragraphs,
    reasons,
)
from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.quiz import FillIn, Item, Matching, MultipleChoice, Ordering, Reflection, SingleChoice, TrueFalse
from coursebook.model.text import typographic

_TYPES = {
    SingleChoice: "multichoice",
    MultipleChoice: "multichoice",
    TrueFalse: "truefalse",
    Matching: "matching",
    Ordering: "ordering",
    FillIn: "shortanswer",
    Reflection: "essay",
}


def export_moodle(edition: Edition) -> Iterator[Path]:
    """Write a file for each course and language and give its path."""
    for course in course_editions(edition):
        questions = list(_questions(course))
        if questions:
            yield write_whole(course.target("moodle-xml", "moodle.xml"), written(E.quiz(*questions)))


def _questions(course: CourseEdition) -> Iterator[_Element]:
    for module, quiz in course.quizzes():
        yield E.question(E.category(E.text(f"$course$/top/{category(course, module)}")), type="category")
        yield from (question(course.catalog, module, item) for item in quiz.items)


def question(catalog: Catalog, module: Module, item: Item) -> _Element:
    """Return a question. What has no score is worth no points, and a thought is neither asked for nor graded."""
    general = reasons(item) if isinstance(item, Matching | Ordering) else [item.feedback]
    return E.question(
        E.name(E.text(name(module, item))),
        _html("questiontext", paragraphs(catalog, asked(item))),
        _html("generalfeedback", paragraphs(catalog, *general)),
        E.defaultgrade("1" if is_scored(item) else "0"),
        E.penalty("0"),
        E.hidden("0"),
        E.idnumber(name(module, item)),
        *_kind(catalog, item),
        *([_html("hint", paragraphs(catalog, item.hint))] if item.hint else []),
        E.tags(E.tag(E.text(item.competency))),
        type=_TYPES[type(item)],
    )


def _kind(catalog: Catalog, item: Item) -> Iterator[_Element]:
    """Give what only questions of this kind have."""
    if isinstance(item, Matching):
        yield E.shuffleanswers("true")
        for _, left, right in pairs(item):
            side = _html("subquestion", html(catalog, left))
            side.append(E.answer(E.text(typographic(right))))
            yield side
    elif isinstance(item, Ordering):
        yield from _ordering(catalog, item)
    elif isinstance(item, FillIn):
        yield E.usecase("0")
        right = paragraphs(catalog, item.when_right)
        yield from (_answer("100", E.text(word), right) for word in accepted(item))
        yield _answer("0", E.text("*"), paragraphs(catalog, item.when_other))
    elif isinstance(item, Reflection):
        settings = {"responseformat": "plain", "responserequired": "0", "responsefieldlines": "5", "attachments": "0"}
        yield from (E(key, value) for key, value in settings.items())
        yield _html("graderinfo", paragraphs(catalog, item.thoughts))
    else:
        yield from _choices(catalog, item)


def _ordering(catalog: Catalog, item: Ordering) -> Iterator[_Element]:
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ALL_OR_NOTHING"}
    yield from (E(key, value) for key, value in settings.items())
    for step in item.steps:
        yield E.answer(E.text(CDATA(html(catalog, step.text))), fraction="1", format="html")


def _choices(catalog: Catalog, item: Item) -> Iterator[_Element]:
    if isinstance(item, TrueFalse):
        for id_, _, right, feedback in options(catalog, item):
            yield _answer("100" if right else "0", E.text(id_), paragraphs(catalog, feedback))
        return
    several = isinstance(item, MultipleChoice)
    settings = {"single": str(not several).lower(), "shuffleanswers": "true", "answernumbering": "none"}
    yield from (E(key, value) for key, value in settings.items())
    for _, text, right, feedback in options(catalog, item):
        fraction = f"{credit(item, right):.5f}" if several else "100" if right else "0"
        answer = _answer(fraction, E.text(CDATA(html(catalog, text))), paragraphs(catalog, feedback))
        answer.set("format", "html")
        yield answer


def _answer(fraction: str, text: _Element, feedback: str) -> _Element:
    return E.answer(text, _html("feedback", feedback), fraction=fraction)


def _html(tag: str, content: str) -> _Element:
    return E(tag, E.text(CDATA(str(content))), format="html")
