"""A book that was good needs to be checked again only where it has changed."""

from collections.abc import Callable, Collection
from dataclasses import replace

from coursebook.load import Book
from coursebook.problems import Problem
from coursebook.store import digest


def check_again(
    book: Book, check: Callable[[Book], list[Problem]], check_pages: Callable[[Book], Collection[Problem]]
) -> list[Problem]:
    """Return what `check` finds in `book`, which could be read; the pages of a good book are remembered.

    `check_pages` finds of that what comes from the text of pages. A problem of a page comes from its text, from that of
    the page that it translates, and from the surroundings of all pages: every other file, and what pages may know of
    each other. Where the surroundings have been met before, only pages are looked at that were not good in them. Where
    anything is found, everything is checked, so that all is said.
    """
    key, now = f"good {_surroundings(book)}", _texts(book)
    good: dict[str, str] = book.kept.store.get(key) or {}
    changed = {path for path, text in now.items() if good.get(path) != text}
    still_good = bool(good) and not (changed and check_pages(only(book, changed)))
    problems = [] if still_good else check(book)
    if not problems and changed:
        book.kept.store.put(key, good | now)
    return problems


def _surroundings(book: Book) -> str:
    """Return a digest of all that a page stands in: which files there are, and what is in those that are no pages."""
    pages = {page.path: page.shape for pages in book.pages.values() for page in pages.values()}
    institution = book.source.institution.name if book.source.institution else None
    return digest(institution, *((name, pages.get(name, text)) for name, text in book.kept.inputs.items()))


def _texts(book: Book) -> dict[str, str]:
    """Return a digest of each page and of the one that it translates, by its path."""
    source = {address: page.path for address, page in book.pages[book.project.source].items()}
    return {
        page.path: book.kept.digest_of([page.path, source.get(address, page.path)])
        for pages in book.pages.values()
        for address, page in pages.items()
    }


def only(book: Book, paths: set[str]) -> Book:
    """Return `book` with nothing to look at but these pages and those that they translate; what they name is there."""
    pages = {code: {a: page for a, page in own.items() if page.path in paths} for code, own in book.pages.items()}
    source = book.project.source
    pages[source] = {a: page for a, page in book.pages[source].items() if any(a in own for own in pages.values())}
    nothing: dict = {code: {} for code in book.pages}
    return replace(book, pages=pages, words=nothing, records=nothing)
