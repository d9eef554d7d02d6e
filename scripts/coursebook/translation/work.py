"""What there is to do for translators: the state of every file of a language, the most useful work first."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

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

PARTS = ("docs", "handbook", "courses", "competencies")


@dataclass(frozen=True)
class Work:
    """A file of the book in a language: the state of its translation as a whole, and of its sections.

    `status`: `missing`, `machine`, `draft` or `reviewed`; `path` and `source`: the translation and what it translates.
    """

    address: str
    part: str
    status: str
    path: str
    source: str
    pieces: tuple[Piece, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        return Counter(piece.state for piece in self.pieces)

    @property
    def open(self) -> int:
        """How many sections wait for a translator: what says something else now, is new or is gone."""
        return sum(self.counts[state] for state in ("meaning", "new", "gone"))


def files(book: Book, locale: str) -> list[Work]:
    """Return the state of each file of `locale`, in the order of the source; what was worked out before is kept."""
    sources = [*originals(book, locale)]
    if not book.kept:
        return [_work(source) for source in sources]
    return book.kept.store.kept_all({_key(book, source): partial(_work, source) for source in sources})


def work_list(book: Book, locale: str) -> list[Work]:
    """Return the files that need a translator, the most useful to readers first: missing ones, then outdated ones."""
    return waiting(files(book, locale))


def waiting(work: list[Work]) -> list[Work]:
    """Return the files of `work` that need a translator, the most useful to readers first."""
    open_ = [file for file in work if file.open or file.status == "missing"]
    return sorted(open_, key=lambda file: (_rank(file.address), file.status != "missing"))


def _key(book: Book, source: Original) -> str:
    path = book.project.relative(source.path)
    return f"work {path} {book.kept.digest_of([path, source.source_path])}"


def _work(source: Original) -> Work:
    path = source.book.project.relative(source.path)
    status = source.said.status if source.said else "missing"
    pieces = _pieces(source) if source.said else ()
    return Work(source.address, path.split("/")[0], status, path, source.source_path, pieces)


def _pieces(source: Original) -> tuple[Piece, ...]:
    try:
        return source.pieces()
    except ValueError:  # a check tells about the stamp
        return ()


def _rank(address: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if address.startswith(start)), len(_FIRST))
