"""Another process reads and checks a book, and this one goes on with the same."""

from collections.abc import Callable

from coursebook.checked import checked_beside, reading
from coursebook.inputs import Kept, keep
from coursebook.load import Book
from tests.conftest import Drawing

BROKEN = """---
title: Broken
description: A page that calls a macro which nobody has made for this book.
---
{{ nobody() }}
"""


def reader(book: Drawing) -> Callable[[Kept], Book]:
    return reading(book.project, None, downloads=False)


def test_a_good_book_is_the_one_that_was_checked(book: Drawing) -> None:
    found, problems = checked_beside(book.project, reader(book), keep(book.project), ())
    assert problems == []
    assert found.pages == book.load().pages
    assert found.kept.store.unsaved is False  # this process had nothing to read for itself


def test_of_a_book_with_problems_only_those_are_there(book: Drawing) -> None:
    book.draw({"docs/en/broken.md": BROKEN})
    found, problems = checked_beside(book.project, reader(book), keep(book.project), ())
    assert found is None
    assert [str(problem) for problem in problems] == book.check()
    assert any("nobody" in str(problem) for problem in problems)


def test_what_changes_while_it_is_read_is_read_again(book: Drawing) -> None:
    read = reader(book)

    def interrupted(kept: Kept) -> Book:
        found = read(kept)
        if not (book.root / "docs/en/broken.md").exists():
            book.draw({"docs/en/broken.md": BROKEN})
        return found

    found, problems = checked_beside(book.project, interrupted, keep(book.project), ())
    assert any("nobody" in str(problem) for problem in problems)
    assert len(found.pages["en"]) == len(book.load().pages["en"])
