"""GIFT: the scored questions of a course as plain text, which many platforms take into their question banks."""

import re
from collections.abc import Iterator
from pathlib import Path

from coursebook.export.archive import write_whole
from coursebook.export.edition import Edition
from coursebook.export.lms.courses import CourseEdition, course_editions, is_scored
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
from coursebook.model.quiz import FillIn, Item, Matching, MultipleChoice, Ordering, TrueFalse
from coursebook.model.text import typographic

_SPECIAL = re.compile(r"([\\~=#{}:])")


def export_gift(edition: Edition) -> Iterator[Path]:
    """Write a file for each course and language and give its path."""
    for course in course_editions(edition):
        questions = "\n".join(_questions(course))
        if questions:
            yield write_whole(course.target("gift", "gift.txt"), questions.encode())


def _questions(course: CourseEdition) -> Iterator[str]:
    for module, quiz in course.quizzes():
        scored = [item for item in quiz.items if is_scored(item)]
        if scored:
            yield f"$CATEGORY: {category(course, module)}\n"
        yield from (question(course.catalog, module, item) for item in scored)


def question(catalog: Catalog, module: Module, item: Item) -> str:
    """Return a question that has a score. GIFT knows no order, so steps are matched with their numbers."""
    said = escaped(paragraphs(catalog, asked(item)))
    lines = "\n".join(f"  {line}" for line in _answers(catalog, item))
    return f"::{escaped(name(module, item))}::[html]{said}{{\n{lines}\n}}\n"


def _answers(catalog: Catalog, item: Item) -> Iterator[str]:
    if isinstance(item, TrueFalse):
        when_wrong, when_right = (item.when_false, item.when_true) if item.answer else (item.when_true, item.when_false)
        yield f"{str(item.answer).upper()}#{_html(catalog, when_wrong)}#{_html(catalog, when_right)}"
    elif isinstance(item, FillIn):
        yield from (f"={escaped(word)}#{_html(catalog, item.when_right)}" for word in accepted(item))
        yield f"=%0%*#{_html(catalog, item.when_other)}"
    elif isinstance(item, Matching | Ordering):
        yield from (f"={_html(catalog, left)} -> {escaped(typographic(right))}" for _, left, right in pairs(item))
    else:
        yield from _options(catalog, item)
    general = reasons(item) if isinstance(item, Matching | Ordering) else [item.feedback]
    for_all = escaped(paragraphs(catalog, *general))
    if for_all:
        yield f"####{for_all}"


def _options(catalog: Catalog, item: Item) -> Iterator[str]:
    for _, text, correct, feedback in options(catalog, item):
        sign = "=" if correct else "~"
        if isinstance(item, MultipleChoice):
            sign = f"~%{credit(item, correct):.5f}%".replace(".00000", "")
        yield f"{sign}{_html(catalog, text)}#{_html(catalog, feedback)}"


def _html(catalog: Catalog, text: str) -> str:
    return escaped(html(catalog, text))


def escaped(text: str) -> str:
    r"""Return `text` on one line, with a `\` before each sign that means something in GIFT; its arrow has no escape."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("->", "→")
