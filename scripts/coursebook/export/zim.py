"""The book for Kiwix: a ZIM file a language, with every page of it, a search, and nothing that is fetched.

The format is described at https://wiki.openzim.org/wiki/ZIM_file_format; metadata at https://wiki.openzim.org/wiki/Metadata.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urljoin, urlsplit

from coursebook.export.archive import files_in, write_whole
from coursebook.export.edition import Edition, MissingExtraError
from coursebook.export.zim_file import AVAILABLE, illustration, language_code, stamped, write_zim
from coursebook.views import copy
from coursebook.views.copy import Copy
from coursebook.views.here import Here, components_in, web_path

_SHARED = ("assets/", "stylesheets/")
# What only servers and browsers on the web have a use for.
_FOR_SERVERS = re.compile(r"^id/|(^|/)(sitemap[\w-]*\.xml|404\.html|offline-worker\.js|offline\.json)$|\.map$")
# Ways to other languages, and what keeps in the browser what Kiwix has anyway.
_NOT_HERE = re.compile(
    r'<details class="languages">.*?</details>|<div class="language-offer-box">.*?</div>'
    r"|<keep-offline\b.*?</keep-offline>",
    re.DOTALL,
)
# zimcheck does not know addresses to text to, looks for a page of that name, and fails; in capitals it reads on, while
# to a browser both are the same.
_TEXTING = (' href="sms:', ' HREF="sms:')
_LINK = re.compile(r'(<a\s[^>]*?\bhref=")([^"]*)(")')


def zim(edition: Edition) -> Iterator[Path]:
    """Write `zim/<book>.<language>.zim` for each language and give its path.

    Raises MissingExtraError where what makes it is not installed.
    """
    if not AVAILABLE:
        raise MissingExtraError("zim")
    for code in edition.languages:
        name = f"{edition.slug}.{code}.zim"
        with TemporaryDirectory() as folder:
            made = Path(folder, name)
            write_zim(made, pages(edition, code), _front(edition, code), metadata(edition, code))
            yield write_whole(edition.target / "zim" / name, stamped(made.read_bytes()))


def pages(edition: Edition, code: str) -> dict[str, bytes]:
    """Return the files of a language by their path in the site, so that links from one to the other hold.

    A page offers no other languages, which are in files of their own; where its text links to one, the link leads to
    the site.
    """
    files = {name: content for name, content in files_in(edition.site).items() if _belongs(name, edition, code)}
    note = _note(edition, code)
    return {
        name: _within(content.decode().replace("</footer>", f"{note}</footer>"), name, files, edition).encode()
        if name.endswith(".html")
        else content
        for name, content in files.items()
    }


def metadata(edition: Edition, code: str) -> dict[str, str | bytes]:
    """Return what a library of ZIM files shows of a language of the book, in that language."""
    catalog = edition.catalog(code)
    return {
        "Name": f"{edition.slug}_{code}_all",
        "Title": catalog.book,
        "Description": str(catalog.words("takeaway.description")),
        "Language": language_code(code),
        "Creator": edition.book.source.book,
        "Publisher": edition.book.source.book,
        "Date": f"{edition.made:%Y-%m-%d}",
        "License": "CC-BY-SA-4.0",
        "Tags": "_category:other;_ftindex:yes;_pictures:yes;_videos:yes;_details:yes",
        "Source": edition.book.project.site_url,
        "Scraper": f"coursebook {edition.version}",
        "Illustration_48x48@1": illustration(edition.site / "assets" / "images" / "favicon.svg"),
    }


def _note(edition: Edition, code: str) -> str:
    """Return what tells a reader which copy this is, and where a newer one is."""
    project = edition.book.project
    here = Here(edition.catalog(code), components_in(project.root / "overrides" / "components"), "index.md")
    return copy.note(here, Copy(edition.version, edition.made.date(), project.online(code, "")))


def _front(edition: Edition, code: str) -> str:
    return f"{_folder(edition, code)}index.html"


def _folder(edition: Edition, code: str) -> str:
    return "" if code == edition.book.project.source else f"{code}/"


def _belongs(name: str, edition: Edition, code: str) -> bool:
    """Tell whether a file of the site is one of the language `code`, or of none."""
    if _FOR_SERVERS.search(name):
        return False
    others = tuple(f"{other}/" for other in edition.book.project.codes if other != code)
    return name.startswith((*_SHARED, _folder(edition, code))) and not name.startswith(others)


def _within(html: str, name: str, files: dict[str, bytes], edition: Edition) -> str:
    """Return the page `name` with its links to what is not in `files` leading to the site."""
    project = edition.book.project

    def target(match: re.Match[str]) -> str:
        parts = urlsplit(unescape(match[2]))
        path = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
        if parts.scheme or parts.netloc or path in files:
            return match[0]
        page = web_path(path.removesuffix(".html") + ".md", directory_urls=True) if path.endswith(".html") else path
        return f"{match[1]}{urljoin(project.site_url, page)}{match[3]}"

    return _LINK.sub(target, _NOT_HERE.sub("", html)).replace(*_TEXTING)
