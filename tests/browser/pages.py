"""One page of every kind, in the source language and in others by turns: what the browser tests walk through."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import pytest

from coursebook.model.catalog import Catalog, Kind
from coursebook.views.here import web_path
from tests.real_book import real_book

SOURCE, *OTHERS = real_book().project.codes


def folder_of(code: str) -> str:
    """Return where the pages of a language begin, below the root of the site."""
    return "" if code == SOURCE else f"{code}/"


def language_and_page(name: str) -> tuple[str, str]:
    """Return the language of a file of the site, and its name in the source language: `fr/help/index.html`."""
    code, _, rest = name.partition("/")
    return (code, rest) if code in OTHERS else (SOURCE, name)


def first(kind: Kind, written: bool = True) -> Callable[[Catalog], str | None]:
    """Return how to find the first page of `kind` whose text is written, or is not; None where there is none."""

    def find(catalog: Catalog) -> str | None:
        targets = catalog.targets.values()
        return next((t.address for t in targets if t.kind == kind and t.written == written), None)

    return find


KINDS: dict[str, str | Callable[[Catalog], str | None]] = {
    "home": "index.md",
    "help": "help.md",
    "glossary": "glossary.md",
    "training": "training.md",
    "sources": "sources.md",
    "coverage": "coverage.md",
    "about": "about.md",
    "accessibility": "accessibility.md",
    "contributing": "contributing/index.md",
    "how to write": "contributing/writing.md",
    "handbook": "handbook/index.md",
    "templates": "handbook/templates.md",
    "chapter": first("chapter"),
    "chapter in preparation": first("chapter", written=False),
    "courses": "courses/index.md",
    "course": first("course"),
    "module": first("module"),
    "module in preparation": first("module", written=False),
    "path": first("path"),
    "competencies": "competencies/index.md",
    "matrix": "competencies/matrix.md",
    "competency": first("competency"),
    "profile": first("profile"),
    "profiles": "competencies/profiles.md",
    "crosswalk": "competencies/crosswalk.md",
    "wrong address": "404.html",
}


@dataclass(frozen=True)
class Spot:
    """A page of one kind in one language."""

    kind: str
    code: str = "en"

    def __str__(self) -> str:
        return f"{self.kind}, {self.code}"

    @property
    def path(self) -> str:
        """The address below the root of the site. Skips the test where the book has no such page (any more)."""
        catalog = real_book().catalogs[self.code]
        known = KINDS[self.kind]
        address = known if isinstance(known, str) else known(catalog)
        if address is None:
            pytest.skip(f"the book has no {self.kind}")
        return folder_of(self.code) + web_path(address, directory_urls=True)


def spots(*codes: str, but: tuple[str, ...] = (), only: tuple[str, ...] = tuple(KINDS)) -> list[Spot]:
    """Return one page of each kind in the languages `codes`; the page for wrong addresses is in one language only."""
    kinds = [kind for kind in only if kind not in but]
    return [Spot(kind, code) for kind in kinds for code in codes if kind != "wrong address" or code == SOURCE]


def by_turns(but: tuple[str, ...] = (), only: tuple[str, ...] = tuple(KINDS)) -> list[Spot]:
    """Return one page of each kind in the source language and in one of the others, so that each has its turn."""
    turns = cycle(OTHERS)
    return [spot for kind in only if kind not in but for spot in spots(SOURCE, next(turns), only=(kind,))]


def on(found: list[Spot]) -> pytest.MarkDecorator:
    """Return the mark that runs a test on each of the pages `found`, as `spot`; other languages are looked at last."""
    others = {False: (), True: (pytest.mark.slow,)}
    spots_ = [pytest.param(spot, marks=others[spot.code != SOURCE], id=str(spot)) for spot in found]
    return pytest.mark.parametrize("spot", spots_)


on_every_page = on(by_turns())
on_every_kind = on(spots(SOURCE))
