"""A book that was read and checked: here, or in another process while this one prepares what comes after."""

from collections.abc import Callable, Iterable

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
    from coursebook.checks import check  # noqa: PLC0415  another process may need them, and not this one

    book = read(kept)
    kept.save(project)
    kept.store.close()  # processes that check pages open it for themselves
    problems = check(book)
    kept.save(project)
    return book, problems


def checked_beside(
    project: Project, read: Read, kept: Kept, meanwhile: Iterable[None]
) -> tuple[Book | None, list[Problem]]:
    """Return the same where another process reads and checks everything. There may be no book where it has problems.

    This process takes the steps of `meanwhile`, as many as there is time for, and then finds the book in the store.
    """

    def problems() -> list[Problem] | None:
        _, found = checked(project, read, kept)
        return None if kept.store.unsaved else found  # a file was changed while it was read

    found = beside(problems)(meanwhile)
    if found is None:
        return checked(project, read, keep(project))
    if found:
        return None, found
    book = read(kept)
    return book, book.problems  # of a file that is never kept and was changed since
