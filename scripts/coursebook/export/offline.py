"""Copies of the site that open from a folder and can be served anywhere: a ZIP for each language, one with all."""

import re
from collections.abc import Iterator
from pathlib import Path

from coursebook.export.archive import files_in, write_zip
from coursebook.export.edition import Edition
from coursebook.export.manifest import SUMS, VERSION, Version, sums
from coursebook.problems import Problem, SourceError
from coursebook.project import Locale
from coursebook.views import copy
from coursebook.views.copy import Copy, Door
from coursebook.views.here import Here, components_in

_NEUTRAL = ("assets/", "stylesheets/", "offline-worker.js", "LICENSE")  # what all languages load
_SWITCHER, _OFFER = r'<details class="languages">.*?</details>', r'<div class="language-offer-box">.*?</div>'
_SWITCHERS = re.compile(f"{_SWITCHER}|{_OFFER}", re.DOTALL)  # to the same page in other languages
_ONLINE_ONLY = re.compile(r"sitemap.*|404\.html|assets/images/social-.*|id/.*")  # for crawlers, or with absolute links


def offline(edition: Edition) -> Iterator[Path]:
    """Write the copies of `edition` and give the path of each; the one with all languages comes last.

    Raises SourceError where the book has no licence to put beside it, or the pages no footer to say their version in.
    """
    site = {name: content for name, content in files_in(edition.site).items() if not _ONLINE_ONLY.fullmatch(name)}
    site["LICENSE"] = _licence(edition)
    for code in edition.languages:
        yield _write(edition, site, (code,), f".{code}")
    if len(edition.languages) > 1:
        yield _write(edition, site, edition.languages, "")


def _licence(edition: Edition) -> bytes:
    path = edition.book.project.root / "LICENSE"
    if not path.is_file():
        remedy = "write it: a copy says under which licences it may be passed on"
        raise SourceError([Problem("LICENSE", 1, "the book has no licence file", remedy)])
    return path.read_bytes()


def _write(edition: Edition, site: dict[str, bytes], codes: tuple[str, ...], suffix: str) -> Path:
    files = {name: content for name, content in site.items() if _language(name, edition) in (None, *codes)}
    for name, content in files.items():
        if name.endswith(".html") and (code := _language(name, edition)):
            files[name] = _page(edition, content.decode(), code, len(codes) == 1).encode()
    files |= {name: text.encode() for name, text in _beside(edition, codes).items()}
    files[SUMS] = sums(files)
    return write_zip(edition.target / "offline" / f"{edition.slug}{suffix}.offline.zip", files, edition.made)


def _language(name: str, edition: Edition) -> str | None:
    """Return the language that a file of the site belongs to, or None where all languages load it."""
    if name.startswith(_NEUTRAL):
        return None
    folder = name.partition("/")[0]
    return folder if folder in edition.book.project.codes else edition.book.project.source


def _page(edition: Edition, html: str, code: str, alone: bool) -> str:
    """Return a page of the language `code` with a note of which copy it is; `alone`, without a way to other languages.

    No other link leads out of a language: the checks refuse one.
    """
    before, end, after = html.rpartition("</footer>")
    if not end:
        fact = "the pages have no </footer>, where a copy says its version"
        raise SourceError([Problem("overrides/theme/partials/footer.html", 1, fact, "end this part with a <footer>")])
    noted = f"{before}{copy.note(_here(edition, code), _copy(edition, code))}{end}{after}"
    return _SWITCHERS.sub("", noted) if alone else noted


def _here(edition: Edition, code: str) -> Here:
    components = components_in(edition.book.project.root / "overrides" / "components")
    return Here(edition.catalog(code), components, "index.md", directory_urls=False)


def _copy(edition: Edition, code: str) -> Copy:
    return Copy(edition.version, edition.made.date(), edition.book.project.online(code, ""))


def _beside(edition: Edition, codes: tuple[str, ...]) -> dict[str, str]:
    """Return what stands beside the pages: where to start, how to open the copy, which one it is."""
    project = edition.book.project
    doors = {locale.code: _door(edition, locale) for locale in project.locales if locale.code in codes}
    first = codes[0]
    version = Version(project.locales[0].book, edition.version, edition.made.date(), codes, project.online(first, ""))
    texts = {
        f"START-HERE{f'.{code}' if len(codes) > 1 else ''}.txt": copy.start_text(door, _copy(edition, code))
        for code, door in doors.items()
    }
    page = copy.start_page(_here(edition, first), doors.values())
    return texts | {"START-HERE.html": f"{page}\n", VERSION: str(version)}


def _door(edition: Edition, locale: Locale) -> Door:
    home = edition.pages(locale.code).relative_to(edition.site) / "index.html"
    return Door(locale.book, locale.name, home.as_posix(), edition.catalog(locale.code).words)
