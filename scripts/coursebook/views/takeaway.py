"""The page Take away: what there is in which format, for whom, and the files that the site offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursebook.model.catalog import Catalog
from coursebook.model.download import Download
from coursebook.model.formats import NEEDS
from coursebook.model.target import NAMED
from coursebook.model.text import Text
from coursebook.views.here import Here

FOLDER = "downloads"  # where the files are, below the root of the site

_MOST = 8  # files; a longer list is folded
_VERSION = re.compile(r"-(\d+\.\d+)\.")
_WORDS = {
    "integration": "documents.integration",
    "competencies": "nav.competencies",
    "courses": "nav.courses",
    "modules": "card.modules",
}
_SHEETS = {"exercises": "exercises", "answer-key": "key", "facilitator": "facilitator", "scenes": "scenes"}


@dataclass(frozen=True)
class Subject:
    """What a file can hold: its title, its code where it has one, and the page that is about the same."""

    title: Text
    code: str = ""
    address: str = ""


@dataclass(frozen=True)
class Item:
    """A file that is offered. `sheet` is the key of the words for a hand-out: `documents.exercises`."""

    download: Download
    subject: Subject
    sheet: str = ""

    @property
    def kind(self) -> str:
        """What tells it from other files of its format: a version (`3.0`), or else the ending (`case.json`)."""
        version = _VERSION.search(self.download.ending)
        return version[1] if version else self.download.ending


def html(here: Here) -> str:
    """Return every format with what it is for, and the files of this language with their sizes and checksums."""
    files = {format_: [] for formats in NEEDS.values() for format_ in formats}
    for item in offered(here.catalog):
        files[item.download.format].append(item)
    values = {"needs": NEEDS, "files": files, "folder": FOLDER, "most": _MOST}
    newest = max((download.made for download in here.catalog.downloads), default=None)
    pages = [page for page in map(here.catalog.find, ("institutions", "licence")) if page]
    return here.render("takeaway", pages=pages, newest=newest, **values)


def offered(catalog: Catalog) -> Iterator[Item]:
    """Give the files of a language in the order of the book, without those about a page that is left out."""
    subjects = _subjects(catalog)
    found = [(_item(download, subjects), download) for download in catalog.downloads]
    order = {subject: place for place, subject in enumerate(subjects.values())}
    found.sort(key=lambda pair: (order.get(pair[0].subject, len(order)), pair[1].path))
    return (item for item, _ in found if item.subject.address not in catalog.off)


def _item(download: Download, subjects: dict[str, Subject]) -> Item:
    """Return what is offered with `download`; what the book no longer knows goes by the name of its file."""
    if download.about in subjects:
        return Item(download, subjects[download.about])
    for ending, words in _SHEETS.items():
        about = download.about.removesuffix(f"-{ending}")
        if about != download.about and about in subjects:
            return Item(download, subjects[about], f"documents.{words}")
    return Item(download, Subject(Text(download.name)))


def _subjects(catalog: Catalog) -> dict[str, Subject]:
    """Return what files are about by its name in theirs, in the order of the page."""
    framework, texts = catalog.framework, catalog.words.texts
    found = {"": Subject(Text(catalog.book)), "handbook": Subject(catalog.handbook.title, address=NAMED["handbook"])}
    found |= {c.id: Subject(c.title, c.code, f"courses/{c.id}/index.md") for c in catalog.courses}
    found |= {"framework": Subject(framework.title, address=NAMED["framework"])}
    found |= {name: Subject(Text(texts[key])) for name, key in _WORDS.items() if key in texts}
    profiles = (Subject(p.title, address=f"competencies/profiles/{p.id}.md") for p in framework.profiles)
    return found | {f"profile-{p.id}": subject for p, subject in zip(framework.profiles, profiles, strict=True)}
