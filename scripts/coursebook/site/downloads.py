"""The files that people take away, in the site."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from coursebook.layout import DOWNLOADS
from coursebook.load import Book
from coursebook.views.takeaway import FOLDER, offered


def downloads(book: Book, codes: Sequence[str]) -> dict[str, Path]:
    """Return each file that a page in one of these languages offers, by its path in the site."""
    made = book.project.root / PurePosixPath(DOWNLOADS).parent
    paths = {item.download.path for code in codes for item in offered(book.catalogs[code])}
    return {f"{FOLDER}/{path}": made / path for path in sorted(paths)}
