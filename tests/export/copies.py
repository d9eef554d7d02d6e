"""A small book in two languages with its copies, and how a test takes one to another place."""

import shutil
from pathlib import Path
from zipfile import ZipFile

from tests.conftest import Drawing
from tests.real_book import REPRODUCIBLE, ROOT, run
from tests.site.conftest import dressed


def small_copies(folder: Path) -> Path:
    """Draw the small book below `folder`, make its copies as somebody would, and return the folder they are in."""
    drawing = dressed(Drawing(folder / "book"))
    shutil.copy(ROOT / "LICENSE", drawing.root)
    shutil.copy(ROOT / "docs/assets/images/favicon.svg", drawing.root / "docs/assets/images")
    return made(drawing.root, folder / "dist")


def made(book: Path, target: Path) -> Path:
    """Make the copies of the book in the folder `book` and return the folder they are in."""
    result = run("coursebook.cli", "--book", str(book), "bundle", "--to", str(target), **REPRODUCIBLE)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""
    return target / "offline"


def unpacked(copy: Path, folder: Path) -> Path:
    """Unpack a copy into `folder` and return it."""
    with ZipFile(copy) as archive:
        archive.extractall(folder)
    return folder
