"""Terms of the field in all languages of the book."""

from typing import Annotated

from pydantic import Field

from coursebook.model.help_line import LanguageCode
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text


class Term(Record):
    """A term: its words in each language (the first form is preferred), and what it means."""

    id: Slug
    words: dict[LanguageCode, Annotated[tuple[str, ...], Field(min_length=1)]]
    attested: tuple[LanguageCode, ...] = ()
    definition: Text
    note: Text | None = None


class Glossary(Record):
    """The file `glossary.yml`."""

    terms: tuple[Term, ...]
