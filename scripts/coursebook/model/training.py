"""Training on offer elsewhere: the directory."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coursebook.model.help_line import Country, LanguageCode, Status
from coursebook.model.record import Record, Slug, WebAddress
from coursebook.model.text import Text


class Offer(Record):
    """A training for peer workers that somebody else offers, as far as it could be read."""

    id: Slug
    country: Country
    region: str | None = None
    language: LanguageCode
    name: str
    provider: str
    kind: Literal["discovery", "certificate", "university", "trade"]
    audience: Text
    hours: Annotated[int, Field(gt=0)] | None = None
    placement_h: Annotated[int, Field(gt=0)] | None = None
    entry: Text | None = None
    recognition: Text | None = None
    note: Text
    url: WebAddress | None = None
    source_date: str | None = None
    checked_on: date
    status: Status


class Training(Record):
    """The file `training.yml`."""

    offers: tuple[Offer, ...]
    gaps: Text
