"""Headings build an outline without gaps."""

from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import Problem


def headings_start_at_two_and_skip_none(book: Book) -> Iterator[Problem]:
    """A text has no `#`, which is the title: it starts with `##`, and each heading goes one level deeper at most."""
    for page in every_page(book):
        yield from _problems(page)


def _problems(page: Page) -> Iterator[Problem]:
    before = 1
    for heading in page.headings:
        place = page.at(heading.line)
        if heading.level == 1:
            fact = f"`{heading.text}` is a heading of level 1, which only the title of the page is"
            yield problem(place, fact, f"write `## {heading.text}`, or remove it where it repeats the title")
        elif heading.level > before + 1:
            after = f"after one of level {before}" if before > 1 else "and the first one"
            fact = f"`{heading.text}` is a heading of level {heading.level} {after}"
            yield problem(place, fact, f"write it with {'#' * (before + 1)}, so that no level is skipped")
        before = heading.level
