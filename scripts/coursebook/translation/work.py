"""What there is to do for translators: the state of every file of a language, the most useful work first."""

from collections import Counter
from dataclasses import dataclass

from coursebook.load import Book
from coursebook.translation.original import Original, Piece, originals

# What readers need first; a file that no pattern names comes last, in the order of the book.
_FIRST = (
    "help.md",
    "docs/_data/help-lines.yml",
    "index.md",
    "courses/crisis/",
    "docs/_data/glossary.yml",
    "privacy.md",
    "courses/discovering/",
    "courses/",
    "handbook/",
    "competencies/",
)


@dataclass(frozen=True)
class Work:
    """A file of the book in a language: the state of its translation as a whole, and of its sections.

    `status`: `missing`, `machine`, `draft` or `reviewed`.
    """

    address: str
    part: str
    status: str
    pieces: tuple[Piece, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        return Counter(piece.state for piece in self.pieces)

    @property
    def open(self) -> int:
        """How many sections wait for a translator: what says something else now, is new or is gone."""
        return sum(self.counts[state] for state in ("meaning", "new", "gone"))


def files(book: Book, locale: str) -> list[Work]:
    """Return the state of each file of `locale`, in the order of the source."""
    return [_work(source) for source in originals(book, locale)]


def work_list(book: Book, locale: str) -> list[Work]:
    """Return the files that need a translator, the most useful to readers first: missing ones, then outdated ones."""
    waiting = [work for work in files(book, locale) if work.open or work.status == "missing"]
    return sorted(waiting, key=lambda work: (_rank(work.address), work.status != "missing"))


def _work(source: Original) -> Work:
    part = source.address.split("/")[0] if "/" in source.address else "docs"
    part = part if part in ("handbook", "courses", "competencies") else "docs"
    if not source.said:
        return Work(source.address, part, "missing")
    try:
        return Work(source.address, part, source.said.status, source.pieces())
    except ValueError:  # a check tells about the stamp
        return Work(source.address, part, source.said.status)


def _rank(address: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if address.startswith(start)), len(_FIRST))
