"""What every format is made from: the book, its built site, its version and its date."""

import os
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from markdown.extensions.toc import slugify

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.project import Project
from coursebook.views.here import web_path


class MissingExtraError(Exception):
    """What makes a format is an optional extra that is not installed; the message says what to do."""

    def __init__(self, format_: str):
        remedy = f"in the folder of the book, pip install --editable '.[{format_}]'"
        super().__init__(f"`{format_}` needs what is not installed here: {remedy}")


@dataclass(frozen=True)
class Edition:
    """A state of the book to take away. `site` is the built site in which each page is a file (`help.html`).

    `languages` are those to make; `target` is the folder for what is made; `made` is the moment that files carry, so
    that the same book gives the same bytes.
    """

    book: Book
    site: Path
    target: Path
    languages: tuple[str, ...]
    version: str
    made: datetime

    @property
    def slug(self) -> str:
        """The name of the book in its source language, as the name of each file begins: `among-peers`."""
        return slugify(self.book.project.locales[0].book, "-")

    def catalog(self, code: str) -> Catalog:
        return self.book.catalogs[code]

    def pages(self, code: str) -> Path:
        """Return the folder of the site that holds the pages of a language."""
        return self.site if code == self.book.project.source else self.site / code


def carried(book: Book) -> Book:
    """Return `book` as a copy has it: it offers no files, and says where they are on the web.

    So what is made does not depend on what was made before.
    """
    project = book.project
    path = web_path("takeaway.md", project.directory_urls)
    catalogs = {
        code: replace(catalog, downloads=(), downloads_at=project.online(code, path) if project.site_url else "")
        for code, catalog in book.catalogs.items()
    }
    return replace(book, catalogs=catalogs, downloads=())


def edition_of(book: Book, site: Path, target: Path, languages: tuple[str, ...]) -> Edition:
    """Return the edition of `book` that `site` was built from."""
    return Edition(book, site, target, languages, version("coursebook"), made_at(book.project))


def made_at(project: Project) -> datetime:
    """Return when the sources were last changed: SOURCE_DATE_EPOCH where it is set, else the last commit, else the
    newest file; in UTC, to the second.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(project.root) or _newest(project)
    return datetime.fromtimestamp(int(seconds), UTC)


def _last_commit(root: Path) -> str | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() or None
    except (OSError, subprocess.CalledProcessError):
        return None


def _newest(project: Project) -> int:
    files = [path for path in project.root.glob("*/*/**/*") if path.is_file()]
    return int(max((path.stat().st_mtime for path in files), default=0))
