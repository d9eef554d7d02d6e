"""The files that people take away, in the site."""

import os
import shutil
from pathlib import Path, PurePosixPath

from coursebook.layout import DOWNLOADS
from coursebook.load import Book
from coursebook.views.takeaway import FOLDER, offered


def put_downloads(book: Book, site: Path) -> None:
    """Put each file that a page of `book` offers below `downloads/` of `site`, without a second copy where one disk
    holds both.
    """
    made = book.project.root / PurePosixPath(DOWNLOADS).parent
    paths = {item.download.path for catalog in book.catalogs.values() for item in offered(catalog)}
    for path in sorted(paths):
        place = site / FOLDER / path
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(made / path, place)
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(made / path, place)
