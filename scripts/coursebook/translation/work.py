"""What there is to do for translators: the state of every page of a language, the most useful work first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.translation.state import SectionState, states

# What readers need first; a page that no pattern names comes last, in the order of the book.
_FIRST = (
    "help.md",
    "index.md",
    "courses/crisis/",
    "privacy.md",
    "courses/discovering/",
    "courses/",
    "handbook/",
    "competencies/",
)


@dataclass(frozen=True)
class PageWork:
    """A page of a language: the state of its translation as a whole, and of its sections in the order of the source.

    `status`: `missing`, `machine`, `draft` or `reviewed`.
    """

    address: str
    part: str
    status: str
    sections: tuple[SectionState, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(section.state for section in self.sections)

    @property
    def open(self) -> int:
        """How many sections wait for a translator: what says something else now, is new or is gone."""
        return sum(self.counts[state] for state in ("meaning", "new", "gone"))


def pages(book: Book, locale: str) -> list[PageWork]:
    """Return the state of each page of `locale`, in the order of the source."""
    ours = book.pages[locale]
    return [_page(source, ours.get(address)) for address, source in book.pages[book.project.source].items()]


def work_list(book: Book, locale: str) -> list[PageWork]:
    """Return the pages that need a translator, the most useful to readers first: missing ones, then outdated ones."""
    waiting = [page for page in pages(book, locale) if page.open or page.status == "missing"]
    return sorted(waiting, key=lambda page: (_rank(page.address), page.status != "missing"))


def _page(source: Page, ours: Page | None) -> PageWork:
    part = source.address.split("/")[0] if "/" in source.address else "docs"
    if not ours:
        return PageWork(source.address, part, "missing", ())
    said = ours.front.translation
    return PageWork(source.address, part, said.status if said else "draft", tuple(_states(source, ours)))


def _states(source: Page, ours: Page) -> Iterator[SectionState]:
    try:
        yield from states(source, ours)
    except ValueError:  # a check tells about the stamp
        return


def _rank(address: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if address.startswith(start)), len(_FIRST))
