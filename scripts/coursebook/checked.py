"""A book that was read and checked: here, or in another process while this one prepares what comes after."""

from collections.abc import Callable, Iterable
from functools import cache

from coursebook.inputs import Kept, keep
from coursebook.load import Book, load, with_downloads
from coursebook.problems import Problem
from coursebook.processes import beside
from coursebook.project import Project

Read = Callable[[Kept], Book]


def reading(project: Project, institution: str | None, downloads: bool) -> Read:
    """Return what reads the book as `institution` offers it; with `downloads`, the site offers those that were made."""

    def read(kept: Kept) -> Book:
        book = load(project, institution, kept)
        return with_downloads(book) if downloads else book

    return read


def checked(project: Project, read: Read, kept: Kept) -> tuple[Book, list[Problem]]:
    """Return the book and its problems, and keep what was read."""
    book = _kept(project, read, kept)
    return book, _problems(book)


def _kept(project: Project, read: Read, kept: Kept) -> Book:
    book = read(kept)
    kept.save(project)
    kept.store.close()  # processes that check pages open it for themselves
    return book


def _problems(book: Book) -> list[Problem]:
    from coursebook.checks import check  # noqa: PLC0415  another process may need them, and not this one

    found = check(book)
    book.kept.save(book.project)
    return found


def checked_beside(
    project: Project, read: Read, kept: Kept, meanwhile: Iterable[None]
) -> tuple[Book | None, list[Problem]]:
    """Return the same where another process reads and checks everything. There may be no book where it has problems.

    This process takes the steps of `meanwhile`, as many as there is time for, and finds the book in the store.
    """
    there = cache(lambda: _kept(project, read, kept))

    def is_kept() -> bool:
        there()
        return not kept.store.unsaved  # or a file was changed while it was read

    def problems() -> list[Problem] | None:
        found = _problems(there())
        return None if kept.store.unsaved else found

    result, steps = beside(is_kept, problems), iter(meanwhile)
    book = read(kept) if result(steps) else None
    found = result(steps)
    if book is None or found is None:
        return checked(project, read, keep(project))
    if found:
        return None, found
    return book, book.problems  # of a file that is never kept and was changed since
