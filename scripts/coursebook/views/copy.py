"""What a copy of the book says of itself: at the foot of each page, and beside the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from coursebook.model.words import Words
from coursebook.views.here import Here


@dataclass(frozen=True)
class Copy:
    """Which copy it is: its version, its day, and the address where a newer one is."""

    version: str
    day: date
    address: str


@dataclass(frozen=True)
class Door:
    """The way into one language of a copy: the book's name, the language's own name, the home page."""

    book: str
    language: str
    page: str
    words: Words


def note(here: Here, copy: Copy) -> Markup:
    """Return what stands at the foot of each page of a copy."""
    return here.render("copy-note", **_shown(here.catalog.words, copy))


def start_page(here: Here, doors: Iterable[Door]) -> Markup:
    """Return the page to open first: it leads on by itself where there is a single door."""
    return here.render("start-here", doors=list(doors))


def start_text(door: Door, copy: Copy) -> str:
    """Return how to open, update and check a copy, as plain text in the language of `door`."""
    words = door.words
    paragraphs = [
        Markup(f"{door.book}\n{'=' * len(door.book)}"),
        words("copy.open", file="START-HERE.html"),
        words("copy.update", **_shown(words, copy)),
        words("copy.progress", page=words("nav.my")),
        words("copy.check"),
        words("footer.licence"),
    ]
    return "\n\n".join(paragraph.unescape() for paragraph in paragraphs) + "\n"


def _shown(words: Words, copy: Copy) -> dict[str, str]:
    return {"version": copy.version, "date": words.day(copy.day), "address": copy.address}
