"""The list of what was made, `takeaway.json`: the site offers what stands there. The same files give the same list."""

import json
from collections.abc import Iterable
from pathlib import Path

from coursebook.export.archive import write_whole
from coursebook.export.edition import Edition
from coursebook.layout import DOWNLOADS
from coursebook.model.download import Download
from coursebook.sources.checksum import sha256_of
from coursebook.sources.download_list import read_downloads

_NAME = Path(DOWNLOADS).name


def still_there(edition: Edition) -> tuple[Download, ...]:
    """Return what the list of an earlier run names and what has not changed since.

    Raises SourceError where it cannot be read.
    """
    listed = read_downloads(edition.target / _NAME, _NAME)
    return tuple(download for download in listed if _is_whole(edition.target / download.path, download))


def with_made(edition: Edition, known: Iterable[Download], format_: str, paths: Iterable[Path]) -> tuple[Download, ...]:
    """Return `known` with what this run made in a format, in the place of what an earlier one made in its languages."""
    kept = {d.path: d for d in known if d.format != format_ or not set(d.languages) <= set(edition.languages)}
    made = (_download(edition, format_, path) for path in paths)
    return tuple((kept | {download.path: download for download in made}).values())


def write_list(edition: Edition, downloads: Iterable[Download]) -> Path:
    """Write the list of `downloads`, sorted by path, beside them."""
    files = [download.model_dump(mode="json") for download in sorted(downloads, key=lambda one: one.path)]
    text = json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n"
    return write_whole(edition.target / _NAME, text.encode())


def _is_whole(path: Path, download: Download) -> bool:
    return path.is_file() and path.stat().st_size == download.size and sha256_of(path) == download.sha256


def _download(edition: Edition, format_: str, path: Path) -> Download:
    """Return what the file at `path` is. Its name says it: `<book>-<about>.<language>.<ending>`."""
    stem, *rest = path.name.split(".")
    codes = edition.book.project.codes
    return Download(
        path=path.relative_to(edition.target).as_posix(),
        format=format_,
        about=stem.removeprefix(edition.slug).removeprefix("-") if stem.startswith(edition.slug) else "",
        languages=(rest[0],) if rest[0] in codes else codes,
        made=edition.made.date(),
        size=path.stat().st_size,
        sha256=sha256_of(path),
    )
