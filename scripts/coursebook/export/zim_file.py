"""Files by name -> a ZIM file with a search in it, the same bytes each time. Knows libzim, an optional extra."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5, sha256
from html import unescape
from mimetypes import MimeTypes
from pathlib import Path

from coursebook.search.article import Place, article

try:
    import pycountry
    import resvg_py
    from libzim import writer
except ImportError:  # all other formats can be made without them
    writer = None
AVAILABLE = writer is not None

_TYPES = MimeTypes()  # its own table only: not that of the system, which differs
for _ending, _type in {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}.items():
    _TYPES.add_type(_type, _ending)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')
_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')
_XAPIAN = re.compile(rb"\x0f\x0dXapian Glass..(.{16})", re.DOTALL)  # an index: its version, then its random name
_NAME = slice(8, 24)  # of the whole file, a random UUID
_CHECKSUM = 16  # bytes, the MD5 of all before it


class _Item(writer.Item if writer else object):
    """A file. A page is also an article, found by its title and by the text of its article."""

    def __init__(self, path: str, content: bytes):
        super().__init__()
        self._path, self._content = path, content
        self._page = path.endswith(".html")

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        title = _TITLE.search(self._content.decode()) if self._page else None
        return unescape(title[1]) if title else ""

    def get_mimetype(self) -> str:
        return _TYPES.guess_type(self._path)[0] or "application/octet-stream"

    def get_contentprovider(self) -> object:
        return writer.StringProvider(self._content)

    def get_hints(self) -> dict:
        return {writer.Hint.FRONT_ARTICLE: self._page}

    def get_indexdata(self) -> object:
        return _Words(self.get_title(), self._content.decode()) if self._page else None


class _Words(writer.IndexData if writer else object):
    """What the search of Kiwix knows of a page: its article, without menus, as our own search reads it."""

    def __init__(self, title: str, html: str):
        super().__init__()
        language = _LANGUAGE.search(html)
        found = _ARTICLE.search(html)
        sections = article(found[0] if found else "", Place("", title), language[1] if language else "").sections
        self._title = title
        self._text = " ".join(section.said("title", "term", "heading", "text") for section in sections)

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._text.split())


def write_zim(path: Path, files: dict[str, bytes], front: str, metadata: dict[str, str | bytes]) -> None:
    """Write `files` by name to `path`; `front` is the page to begin with."""
    creator = writer.Creator(path)
    creator.config_indexing(True, metadata["Language"]).config_nbworkers(1)  # several finish in any order
    creator.set_mainpath(front)
    with _silence(), creator:
        for name, content in metadata.items():
            creator.add_metadata(name, content, "image/png" if isinstance(content, bytes) else "text/plain")
        for name in sorted(files):
            creator.add_item(_Item(name, files[name]))
        if front != "index.html":
            creator.add_redirection("index.html", "", front, {})


def stamped(content: bytes) -> bytes:
    """Return a ZIM file with names that follow from its content, where libzim and its search draw them by lot."""
    made = bytearray(content)
    places = [slice(*match.span(1)) for match in _XAPIAN.finditer(content)] + [_NAME]
    for place in places:
        made[place] = bytes(16)
    made[-_CHECKSUM:] = bytes(_CHECKSUM)
    name = sha256(made).digest()[:16]
    for place in places:
        made[place] = name
    made[-_CHECKSUM:] = md5(made[:-_CHECKSUM], usedforsecurity=False).digest()
    return bytes(made)


def language_code(code: str) -> str:
    """Return the code of three letters (ISO 639-3) for one of two."""
    return pycountry.languages.get(alpha_2=code).alpha_3


def illustration(svg: Path) -> bytes:
    """Return the drawing `svg` as a PNG of 48 by 48 pixels, for a library of books."""
    return bytes(resvg_py.svg_to_bytes(svg_path=str(svg), width=48, height=48))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what libzim says of its steps, below Python, off the screen."""
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
