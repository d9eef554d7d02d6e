"""The written pages as rules look at them."""

from collections.abc import Iterator

from coursebook.load import Book
from coursebook.model.page import Page


def every_page(book: Book) -> Iterator[Page]:
    """Give the pages that each language has itself."""
    for pages in book.pages.values():
        yield from pages.values()


def translated_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all languages but the source language; what an institution adds is no translation."""
    return (page for page in every_page(book) if page.locale != book.project.source and not page.local)


def is_module_or_chapter(address: str) -> bool:
    """Tell whether the page at `address` (a module, chapter or template) has its title and description in YAML."""
    part, *inside = address.split("/")
    if part == "handbook":
        return inside[0] == "templates" or len(inside) == 1 and inside[0] not in ("index.md", "templates.md")
    return part == "courses" and len(inside) == 2 and inside[1] != "index.md"


def is_course(address: str) -> bool:
    """Tell whether the page at `address` is the first page of a course."""
    part, *inside = address.split("/")
    return part == "courses" and len(inside) == 2 and inside[1] == "index.md"


def unread(book: Book) -> frozenset[str]:
    """Return the addresses of pages that are there and could not be read; what names them is not wrong."""
    paths = [problem.path.split("/", 2) for problem in book.problems if problem.path.endswith(".md")]
    return frozenset(inside if part == "docs" else f"{part}/{inside}" for part, _, inside in paths)


def assets(book: Book) -> frozenset[str]:
    """Return the addresses of all files below `docs/assets/`."""
    folder = book.project.root / "docs"
    return frozenset(path.relative_to(folder).as_posix() for path in folder.glob("assets/**/*") if path.is_file())
