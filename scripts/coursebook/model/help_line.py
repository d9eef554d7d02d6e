"""Lines to call in a crisis, by country and never by language."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from coursebook.model.record import Record, Slug, WebAddress
from coursebook.model.text import Text

Number = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]([0-9 \-]*[0-9])?$")]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-4]):[0-5][0-9]$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Status = Literal["verified", "weak", "unverified"]


class Opening(Record):
    """Hours on some days of the week, local time, 24-hour clock."""

    days: Annotated[str, StringConstraints(pattern=r"^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$")]
    opens: Hour = Field(alias="from")
    closes: Hour = Field(alias="to")


class Emergency(Record):
    """The number of the emergency services."""

    number: Number
    source: WebAddress


class HelpLine(Record):
    """A service that listens or comes. Only `verified` and `weak` lines are shown, weak ones with a warning."""

    SECTION: ClassVar[bool] = True

    id: Slug
    name: Text
    numbers: tuple[Number, ...] = ()
    sms: tuple[Number, ...] = ()
    web: WebAddress | None = None
    kind: Literal["emergency", "suicide", "emotional-support", "youth", "medical", "psychological"]
    hours: Literal["always", "unknown"] | tuple[Opening, ...]
    languages: tuple[LanguageCode, ...]
    cost: Literal["free", "call", "unknown"]
    audience: Text
    status: Status
    source: WebAddress
    source_date: str | None = None
    checked_on: date
    note: Text | None = None

    @property
    def critical(self) -> bool:
        return True


class CountryHelp(Record):
    """All lines of one country, the most urgent first."""

    KEY: ClassVar[str] = "country"

    country: Country
    emergency: Emergency | None = None
    lines: tuple[HelpLine, ...]

    @property
    def shown(self) -> tuple[HelpLine, ...]:
        """The lines that may be published: a number that nobody has verified is never shown."""
        return tuple(line for line in self.lines if line.status != "unverified")


class HelpLines(Record):
    """The file `help-lines.yml`."""

    countries: tuple[CountryHelp, ...]
