"""The files that people take away, in the site."""

from pathlib import Path, PurePosixPath

from coursebook.layout import DOWNLOADS
from coursebook.load import Book
from coursebook.views.takeaway import FOLDER, offered


def downloads(book: Book) -> dict[str, Path]:
    """Return each file that a page of `book` offers, by its path in the site."""
    made = book.project.root / PurePosixPath(DOWNLOADS).parent
    paths = {item.download.path for catalog in book.catalogs.values() for item in offered(catalog)}
    return {f"{FOLDER}/{path}": made / path for path in sorted(paths)}
