"""What a browser keeps of a course for a reader who asks for it: a list of files, beside the course."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from coursebook.model.catalog import Catalog
from coursebook.views.here import web_path
from coursebook.views.keep_offline import list_address

_ASSET = re.compile(r'"((?:\.\./)*(?:assets|stylesheets)/[^"\s?#]+)[?#"]')


def write_lists(catalog: Catalog, site: Path, folder: Path, directory_urls: bool) -> None:
    """Write `courses/<course>/offline.json` for each course into the `folder` of a language of `site`.

    It names the pages of the course, the page for help and what they load, from the root of the site; its digest tells
    whether any of them has changed.
    """
    for course in catalog.courses:
        names = {"help.md", *(name for name in catalog.targets if name.startswith(f"courses/{course.id}/"))}
        pages = {_file(folder / web_path(name, directory_urls)) for name in names}
        files = sorted(pages.union(*(_assets(page, site) for page in pages)))
        edition = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        listed = {"edition": edition, "files": [_address(path, site, directory_urls) for path in files]}
        (folder / list_address(course)).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")


def _file(page: Path) -> Path:
    return page / "index.html" if page.is_dir() else page


def _address(path: Path, site: Path, directory_urls: bool) -> str:
    name = path.relative_to(site).as_posix()
    return name.removesuffix("index.html") if directory_urls else name


def _assets(page: Path, site: Path) -> Iterator[Path]:
    """Give the styles, scripts and pictures that `page` names."""
    folder = page.relative_to(site).parent.as_posix()
    for address in _ASSET.findall(page.read_text(encoding="utf-8")):
        path = site / normpath(f"{folder}/{address}")
        if path.is_file():
            yield path
