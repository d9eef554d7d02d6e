"""What a reader's browser loads on a first visit, in bytes as they cross the network."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}  # what a host compresses


def loaded(browser: Browser, home: str, site: Path, path: str) -> dict[str, int]:
    """Return the size of each file of `site` that a browser which has never been there loads with the page `path`."""
    context = browser.new_context()
    names: set[str] = set()
    context.on("request", lambda request: names.add(unquote(urlsplit(request.url).path).lstrip("/")))
    context.new_page().goto(home + path, wait_until="networkidle")
    context.close()
    return {
        name: transferred(site / (f"{name}index.html" if name.endswith("/") or not name else name)) for name in names
    }


def transferred(path: Path) -> int:
    """Return the size of a file after gzip at its usual level, or as it is where nobody compresses it."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in COMPRESSED else len(content)
