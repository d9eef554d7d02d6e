"""What the site offers to take away is what was made."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from coursebook.checks.report import problem
from coursebook.layout import DOWNLOADS
from coursebook.load import Book
from coursebook.problems import Problem
from coursebook.sources.checksum import sha256_of


def downloads_are_those_of_the_list(book: Book) -> Iterator[Problem]:
    """A file that is offered is there, and has the checksum that stands beside it."""
    folder = book.project.root / PurePosixPath(DOWNLOADS).parent
    for download in book.downloads:
        path, again = folder / download.path, f"make it again: `coursebook export {download.format}`"
        if not path.is_file():
            yield problem(download.at("path"), f"`{download.path}` is not there", again)
        elif sha256_of(path) != download.sha256 or path.stat().st_size != download.size:
            yield problem(download.at("sha256"), f"`{download.path}` has changed since it was listed", again)
