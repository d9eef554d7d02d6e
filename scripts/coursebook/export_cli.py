"""What `coursebook export` does: one format or all of them, from a site in which each page is a file."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from coursebook.export.edition import Edition, edition_of
from coursebook.export.lms.cartridge import export_cartridge
from coursebook.export.lms.gift import export_gift
from coursebook.export.lms.moodle import export_moodle
from coursebook.export.lms.qti import export_qti
from coursebook.export.lms.scorm import export_scorm
from coursebook.export.video import export_video
from coursebook.load import Book
from coursebook.site.build import build

# The name of a format -> what gives the path of each file that it has written.
MAKERS: dict[str, Callable[[Edition], Iterator[Path]]] = {
    "scorm": export_scorm,
    "common-cartridge": export_cartridge,
    "qti": export_qti,
    "gift": export_gift,
    "moodle-xml": export_moodle,
}


def export(book: Book, options: argparse.Namespace) -> Iterator[str]:
    """Make what is asked for and give a line for each file that is written. Raises FilmError for a film."""
    project, target = book.project, options.to or book.project.root / "dist"
    if options.kind == "video":
        code = options.locale or project.source
        yield str(export_video(project, book, code, options.name or "", target, print))
        return
    site = project.cache / "files"
    build(book, site, directory_urls=False)
    languages = (options.locale,) if options.locale else project.codes
    edition = edition_of(book, site, target, languages)
    for kind in MAKERS if options.kind == "all" else (options.kind,):
        for path in MAKERS[kind](edition):
            yield shown(path)


def shown(path: Path) -> str:
    """Return `path` with its size, as people read it."""
    return f"{path}  {path.stat().st_size / 1_000_000:.2f} MB"
