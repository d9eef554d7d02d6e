"""Codes of courses, modules, templates and pages that records name: each of them exists."""

import re
from collections.abc import Iterator

from coursebook.checks.report import unknown
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.course import LearningPath
from coursebook.model.record import Place, Record
from coursebook.problems import Problem

Mention = tuple[Place, str, str]  # where, who says what, the code that is named

_PLANNED = re.compile(r"[XJ][0-9]+")  # tools and data of the inventory: no pages of their own


def courses_and_modules_exist(book: Book) -> Iterator[Problem]:
    """What is required, taken in a path or read to go deeper is the code of a course or a module."""
    catalog = book.source
    known = {course.code: str(course.title) for course in catalog.courses}
    known |= {code: str(module.title) for code, module in catalog.modules.items()}
    for place, who, code in _mentions(catalog):
        if code not in known:
            fact = f"{who} `{code}`, which is no course and no module"
            yield unknown(place, fact, code, known, "The codes are in the files course.yml")


def templates_exist(book: Book) -> Iterator[Problem]:
    """A template that a chapter names stands in `handbook.yml`."""
    known = {id_: str(template.title) for id_, template in book.source.templates.items()}
    for chapter in book.source.handbook.chapters:
        for place, who, code in _each(chapter, "templates", f"chapter `{chapter.id}` names"):
            if code not in known:
                fact = f"{who} `{code}`, which is no template"
                yield unknown(place, fact, code, known, "The templates stand under `templates`")


def pages_of_the_inventory_exist(book: Book) -> Iterator[Problem]:
    """What treats a row of the inventory is a page of the book, or a tool (X…) or data (J…) still to come."""
    known = {name: str(target.title) for name, target in book.source.names.items()}
    for row in book.source.coverage.rows:
        for place, who, ref in _each(row, "pages", f"row {row.row} is treated in"):
            if not _PLANNED.fullmatch(ref) and not book.source.find(ref):
                remedy = "A page is named by its code or id, such as H7, K1.1 or help"
                yield unknown(place, f"{who} `{ref}`, which is no page", ref, known, remedy)


def _mentions(catalog: Catalog) -> Iterator[Mention]:
    for course in catalog.courses:
        yield from _each(course, "requires", f"course `{course.id}` builds on")
        for module in course.modules:
            yield from _each(module, "requires", f"module `{module.id}` builds on")
    for path in catalog.paths:
        yield from _of_path(path)
    for chapter in catalog.handbook.chapters:
        yield from _each(chapter, "deeper", f"chapter `{chapter.id}` goes deeper in")


def _of_path(path: LearningPath) -> Iterator[Mention]:
    for step in path.steps:
        for way in (step, *step.one_of):
            yield from _each(way, "modules", f"path `{path.id}` takes")


def _each(record: Record, field: str, who: str) -> Iterator[Mention]:
    for index, code in enumerate(getattr(record, field)):
        yield record.at(field, index), who, code
