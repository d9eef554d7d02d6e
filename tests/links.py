"""Where the links of a built site lead."""

from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from tests.document import Document

_HERE = "https://this-machine/"
_ELSEWHERE = ("http://", "https://", "mailto:", "tel:", "sms:", "data:")


def addresses(document: Document) -> list[str]:
    """Return everything that `document` links to or loads."""
    found = [element[name] for element in document.elements for name in ("href", "src", "action", "poster")]
    found += [part.split()[0] for element in document.elements for part in (element["srcset"] or "").split(",") if part]
    return [address for address in found if address is not None]


def goals(documents: dict[str, Document], published_at: str) -> dict[tuple[str, str], str]:
    """Return, by file and fragment, a page that links there.

    Absolute addresses below `published_at`, where the site will be, count as links within it.
    """
    found = {}
    for name, document in documents.items():
        for address in addresses(document):
            local = address.replace(published_at, _HERE, 1)
            if local.startswith(_ELSEWHERE) and not local.startswith(_HERE):
                continue
            parts = urlsplit(urljoin(_HERE + name, local))
            found[file_at(unquote(parts.path)), unquote(parts.fragment)] = f"{name}: {address}"
    return found


def file_at(path: str) -> str:
    """Return the file that a host shows at `path`."""
    bare = normpath(path).strip("/.")
    return f"{bare}/index.html".lstrip("/") if path.endswith("/") else bare
