"""Boxes (`!!! story`) are of a kind that the book has, and hold something."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import Problem, did_you_mean
from coursebook.sources.markdown_file import without_code

KINDS = ("story", "try", "place", "evidence", "care", "heavy", "note", "starter", "host")
_BOX = re.compile(r"^(?P<margin> *)(?:!!!|\?\?\?\+?) *(?P<kind>[\w-]*)")


def boxes_are_known_and_filled(book: Book) -> Iterator[Problem]:
    """A box is of a kind that the book has, and its text stands four spaces further in."""
    for page in every_page(book):
        if "!!!" in page.body or "???" in page.body:
            yield from _boxes(page)


def _boxes(page: Page) -> Iterator[Problem]:
    lines = without_code(page.body).split("\n")
    whole = page.body.split("\n")
    for index, line in enumerate(lines):
        match = _BOX.match(line)
        if not match:
            continue
        place, kind = page.at(page.first_line + index), match["kind"]
        if kind not in KINDS:
            remedy = did_you_mean(kind, KINDS, f"the kinds are {', '.join(KINDS)}")
            yield problem(place, f"there is no box of the kind `{kind}`", remedy)
        if kind == "heavy" and not any(h.level == 2 and h.line > place.line for h in page.headings):
            remedy = "put what it announces, and a section after it, below: its link skips to the next `##`"
            yield problem(place, "no section follows this content note, so nobody could skip anything", remedy)
        if not _is_filled(whole[index + 1 :], len(match["margin"]) + 4):
            yield problem(place, "the box is empty", "put its text below it, four spaces further in")


def _is_filled(following: list[str], margin: int) -> bool:
    """Tell whether the first of the lines that holds something stands at `margin` spaces or further in."""
    first = next((line for line in following if line.strip()), "")
    return len(first) - len(first.lstrip(" ")) >= margin
