"""What a browser keeps of a course for a reader who asks for it: a list of files, beside the course."""

import json
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, normpath, relpath

from coursebook.model.catalog import Catalog
from coursebook.site.tree import Tree
from coursebook.store import digest
from coursebook.views.here import web_path
from coursebook.views.keep_offline import list_address

_ASSET = re.compile(r'"((?:\.\./)*(?:assets|stylesheets)/[^"\s?#]+)[?#"]')


def assets_of(html: str, path: str) -> frozenset[str]:
    """Return the paths, in the site, of styles, scripts and pictures that the page at `path` names."""
    return frozenset(normpath(f"{dirname(path)}/{address}") for address in _ASSET.findall(html))


def lists(
    catalog: Catalog, site: Tree, assets: Mapping[str, frozenset[str]], directory_urls: bool
) -> Iterator[tuple[str, str]]:
    """Give `courses/<course>/offline.json` for each course, path and text.

    It names the pages of the course, the page for help and what they load, seen from where it stands; its digest
    tells whether any of them has changed. `site` is what there is, `assets` what each page names.
    """
    folder = "" if catalog.locale == catalog.source_locale else f"{catalog.locale}/"
    for course in catalog.courses:
        if f"courses/{course.id}/index.md" in catalog.off:
            continue
        inside = {name for name in catalog.targets if name.startswith(f"courses/{course.id}/")} - catalog.off
        pages = {folder + file_of(name, directory_urls) for name in {"help.md", *inside}}
        files = sorted(pages.union(*(assets[page] & site.keys() for page in pages)))
        edition = digest(*((name, site[name]) for name in files))
        target = folder + list_address(course)
        listed = {"edition": edition, "files": [_address(name, dirname(target), directory_urls) for name in files]}
        yield list_address(course), json.dumps(listed, indent=1) + "\n"


def file_of(address: str, directory_urls: bool) -> str:
    """Return the file, below the root of its language, that holds the page at `address`."""
    path = web_path(address, directory_urls)
    return f"{path}index.html" if not path or path.endswith("/") else path


def _address(name: str, start: str, directory_urls: bool) -> str:
    if directory_urls and name.rpartition("/")[2] == "index.html":
        return f"{relpath(dirname(name) or '.', start)}/"
    return relpath(name, start)
