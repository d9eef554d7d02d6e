"""The Markdown of all pages of a language, as one archive whose links lead to each other or online."""

import re
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath

from coursebook.export.archive import files_in, write_zip
from coursebook.export.edition import Edition
from coursebook.views.online import Online

_LINK = re.compile(r"\]\((?![a-z]+:|#)([^)\s#]+)")


def write_pages(edition: Edition, where: Online, code: str, path: Path) -> Path:
    """Write the Markdown that the site has beside its pages in the language `code` as a ZIP to `path`."""
    others = edition.book.project.codes[1:] if code == edition.book.project.source else ()
    texts = {
        name: content.decode()
        for name, content in files_in(edition.pages(code)).items()
        if name.endswith(".md") and name.split("/")[0] not in others
    }
    found = {
        name: _LINK.sub(partial(_goal, name=name, names=frozenset(texts), where=where, code=code), text).encode()
        for name, text in texts.items()
    }
    return write_zip(path, found, edition.made)


def _goal(link: re.Match, name: str, names: frozenset[str], where: Online, code: str) -> str:
    """Return where a link of the page `name` leads: to a page of the archive, or else to the page or file online."""
    address = normpath(join(dirname(name), link[1]))
    page = address.removesuffix(".html") + ".md" if address.endswith(".html") else address
    return f"]({link[1].removesuffix('.html')}.md" if page in names else f"]({where.page(code, page)}"
