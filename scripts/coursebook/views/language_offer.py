"""The home page in the source language offers a newcomer the book in the language of their browser."""

from dataclasses import dataclass

from coursebook.views.here import Here


@dataclass(frozen=True)
class Offer:
    """A language of the book, its sentence that offers it, and the way to its home page."""

    code: str
    direction: str
    words: str
    link: str


def html(here: Here) -> str:
    """Return a line for each of the other languages, hidden until a script finds that the reader prefers it."""
    offers = [
        Offer(code, words.direction, words("language.offer"), f"{code}/{'' if here.directory_urls else 'index.html'}")
        for code, words in here.languages.words.items()
        if code != here.catalog.locale
    ]
    return here.render("language-offer", offers=offers)
