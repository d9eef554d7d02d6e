"""What `coursebook export` does: one format or all of them, from a site in which each page is a file."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from coursebook.export.data.files import data
from coursebook.export.downloads import still_there, with_made, write_list
from coursebook.export.edition import Edition, MissingExtraError, carried, edition_of
from coursebook.export.epub import epubs
from coursebook.export.handouts import handouts
from coursebook.export.lms.cartridge import export_cartridge
from coursebook.export.lms.gift import export_gift
from coursebook.export.lms.moodle import export_moodle
from coursebook.export.lms.qti import export_qti
from coursebook.export.lms.scorm import export_scorm
from coursebook.export.offline import offline
from coursebook.export.pdf import pdfs
from coursebook.export.video import FilmError, export_video
from coursebook.export.zim import zim
from coursebook.load import Book
from coursebook.problems import SourceError
from coursebook.site.build import build

# The name of a format -> what gives the path of each file that it has written.
MAKERS: dict[str, Callable[[Edition], Iterator[Path]]] = {
    "epub": epubs,
    "pdf": pdfs,
    "handouts": handouts,
    "offline": offline,
    "data": data,
    "zim": zim,
    "scorm": export_scorm,
    "common-cartridge": export_cartridge,
    "qti": export_qti,
    "gift": export_gift,
    "moodle-xml": export_moodle,
}


def export(book: Book, options: argparse.Namespace) -> Iterator[str]:
    """Make what is asked for and give a line for each file that is written. Raises FilmError for a film.

    A format that needs something not installed raises MissingExtraError; among all, it is left out.
    """
    project, target = book.project, options.to or book.project.root / "dist"
    if options.kind == "video":
        code = options.locale or project.source
        yield str(export_video(project, book, code, options.name or "", target, print))
        return
    site = project.cache / "files"
    copy = carried(book)
    build(copy, site, directory_urls=False)
    languages = (options.locale,) if options.locale else project.codes
    yield from _made(edition_of(copy, site, target, languages), options.kind)


def _made(edition: Edition, kind: str) -> Iterator[str]:
    """Make the format `kind`, or all of them, and list each that is complete for the site to offer."""
    try:
        known = still_there(edition)
    except SourceError as error:
        known = ()
        yield f"the list of what was made is begun anew: {error.problems[0].fact}"
    for format_ in MAKERS if kind == "all" else (kind,):
        paths = []
        try:
            for path in MAKERS[format_](edition):
                paths.append(path)
                yield shown(path)
        except (MissingExtraError, FilmError) as missing:
            if kind != "all":
                raise
            yield f"left out: {missing}"
            continue
        known = with_made(edition, known, format_, paths)
        write_list(edition, known)


def shown(path: Path) -> str:
    """Return `path` with its size, as people read it."""
    return f"{path}  {path.stat().st_size / 1_000_000:.2f} MB"
