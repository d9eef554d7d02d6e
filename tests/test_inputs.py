"""A file that changed is seen, also where its clock does not show it."""

import os
import time

import pytest

from coursebook.inputs import read_inputs
from tests.conftest import Drawing

SECOND = 1_000_000_000  # nanoseconds
NAME = "docs/en/about.md"


def at(moment: int, text: str, book: Drawing) -> str:
    """Write `text` at a `moment` and return the digest that is taken of it."""
    path = book.root / NAME
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(moment, moment))
    return read_inputs(book.project)[NAME]


@pytest.mark.parametrize("age", [0, SECOND // 20])
def test_a_file_written_twice_within_a_tick_is_read_twice(age: int, book: Drawing) -> None:
    moment = time.time_ns() - age
    assert at(moment, "one", book) != at(moment, "two", book)


def test_the_tick_of_a_clock_that_knows_whole_seconds_is_long(book: Drawing) -> None:
    second = time.time_ns() // SECOND * SECOND
    assert at(second, "one", book) != at(second, "two", book)


@pytest.mark.parametrize("age", [SECOND // 2 + 1, 10 * SECOND])
def test_a_file_whose_tick_is_over_is_read_once(age: int, book: Drawing) -> None:
    moment = time.time_ns() // SECOND * SECOND - age
    assert at(moment, "one", book) == at(moment, "two", book)  # nobody can write it and leave its time as it was
