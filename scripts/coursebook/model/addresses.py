"""What a link in a page points at."""

import re
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def is_relative(target: str) -> bool:
    """Tell whether `target` leads to something beside the page: no scheme, no host, no leading slash."""
    return not (target.startswith("/") or _SCHEME.match(target))


def is_rooted(target: str) -> bool:
    """Tell whether `target` starts at the root of a server: `/handbook/`."""
    return target.startswith("/") and not target.startswith("//")


def resolve(start: str, target: str) -> tuple[str, str]:
    """Return the address in the book, and the anchor, that a page at `start` means by `target`."""
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    return normpath(join(dirname(start), path)) if path else start, unquote(anchor)


def relative(start: str, address: str) -> str:
    """Return how a page at the address `start` links to `address`."""
    return relpath(address, dirname(start) or ".")
