"""All open data of a small book; as a program, the digests of all files, to be made again in another process."""

import json
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from coursebook.export.data.files import data
from coursebook.export.edition import Edition
from coursebook.load import Book, load
from coursebook.project import read_project

PAGE = "[a](help.html#now) [b](about.html) [c](https://x.example/y.html) [d](tel:112) [e](#here) [f](t/t1.docx)\n"
MADE = datetime(2026, 11, 27, 12, tzinfo=UTC)


def everything(book: Book, target: Path) -> dict[str, bytes]:
    """Return all files that the export writes for `book`, whose site is a few pages."""
    site = target / "site"
    for name in ("index.md", "help.md", "fr/index.md"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE, encoding="utf-8")
    edition = Edition(book, site, target, ("en", "fr"), "1.0", MADE)
    return {path.relative_to(target / "data").as_posix(): path.read_bytes() for path in data(edition)}


if __name__ == "__main__":
    root = Path(sys.argv[1])
    made = everything(load(read_project(root)), root / "again")
    sys.stdout.write(json.dumps({name: sha256(content).hexdigest() for name, content in made.items()}))
