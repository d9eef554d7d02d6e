"""Words that the book does not use, in each language, with a better one and the reason."""

from typing import Annotated

from pydantic import Field

from coursebook.model.help_line import LanguageCode
from coursebook.model.record import Record, Slug


class Avoided(Record):
    """Words of one language that the book does not use of people. `*` stands for any ending: `guéri*`."""

    id: Slug
    language: LanguageCode
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    instead: str
    why: str


class Wording(Record):
    """The file `wording.yml`."""

    avoid: tuple[Avoided, ...]
