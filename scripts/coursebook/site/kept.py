"""What a browser keeps of a course for a reader who asks for it: a list of files, beside the course."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath, relpath

from coursebook.model.catalog import Catalog
from coursebook.views.here import web_path
from coursebook.views.keep_offline import list_address

_ASSET = re.compile(r'"((?:\.\./)*(?:assets|stylesheets)/[^"\s?#]+)[?#"]')


def write_lists(catalog: Catalog, site: Path, folder: Path, directory_urls: bool) -> None:
    """Write `courses/<course>/offline.json` for each course into the `folder` of a language of `site`.

    It names the pages of the course, the page for help and what they load, seen from where it stands; its digest
    tells whether any of them has changed.
    """
    for course in catalog.courses:
        if f"courses/{course.id}/index.md" in catalog.off:
            continue
        inside = {name for name in catalog.targets if name.startswith(f"courses/{course.id}/")} - catalog.off
        names = {"help.md", *inside}
        pages = {_file(folder / web_path(name, directory_urls)) for name in names}
        files = sorted(pages.union(*(_assets(page, site) for page in pages)))
        edition = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        target = folder / list_address(course)
        listed = {"edition": edition, "files": [_address(path, target.parent, directory_urls) for path in files]}
        target.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")


def _file(page: Path) -> Path:
    return page / "index.html" if page.is_dir() else page


def _address(path: Path, start: Path, directory_urls: bool) -> str:
    if directory_urls and path.name == "index.html":
        return f"{relpath(path.parent.as_posix(), start.as_posix())}/"
    return relpath(path.as_posix(), start.as_posix())


def _assets(page: Path, site: Path) -> Iterator[Path]:
    """Give the styles, scripts and pictures that `page` names."""
    folder = page.relative_to(site).parent.as_posix()
    for address in _ASSET.findall(page.read_text(encoding="utf-8")):
        path = site / normpath(f"{folder}/{address}")
        if path.is_file():
            yield path
