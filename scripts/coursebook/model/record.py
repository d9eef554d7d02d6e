"""What every record of the book has in common: it cannot change, and it knows the line of each of its fields."""

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]+(\.[0-9]+)?$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A line of a source file: what a problem points at."""

    path: str
    line: int


@dataclass(frozen=True)
class Origin:
    """The file that a record was read from, the record's place in it, and the line of each field of the file."""

    path: str
    lines: dict[Keys, int] = field(repr=False)
    keys: Keys = ()

    def at(self, *keys: str | int) -> Place:
        """Return the place of the field at `keys`, or of the nearest thing around it."""
        wanted = self.keys + keys
        while wanted and wanted not in self.lines:
            wanted = wanted[:-1]
        return Place(self.path, self.lines.get(wanted, 1))

    def below(self, *keys: str | int) -> "Origin":
        return Origin(self.path, self.lines, self.keys + keys)


class Record(BaseModel):
    """One thing the book is about. Fields that nobody declared are refused."""

    # Its rules are built when something is read: often everything was read before.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    KEY: ClassVar[str] = "id"  # the field that tells a record from its neighbours in a list
    SECTION: ClassVar[bool] = False  # a translation of it grows old by itself, wherever it stands

    _origin: Origin = PrivateAttr(default=Origin("", {}))
    _standing: str = PrivateAttr(default="current")

    def at(self, *keys: str | int) -> Place:
        """Return where the field at `keys` stands in its source."""
        return self._origin.at(*keys)

    @property
    def critical(self) -> bool:
        """Tell whether outdated words of it would put somebody at risk: readers then get those of the source."""
        return bool(getattr(self, "safety", False))

    @property
    def standing(self) -> str:
        """How its translation stands to the source: `current`, `meaning` (the source has changed) or `safety`.

        `safety`: it has changed, and is critical, so these are the words of the source.
        """
        return self._standing

    def stands(self, standing: str) -> None:
        """Remember how its translation stands to the source. Only the reader of translations calls this."""
        self._standing = standing

    def come_from(self, origin: Origin) -> None:
        """Remember, for this record and all in it, where they were read. Only the reader of sources calls this."""
        self._origin = origin
        for name in fields_with_records(type(self)):
            _mark(getattr(self, name), origin.below(name))


def _mark(value: Any, origin: Origin) -> None:
    if isinstance(value, Record):
        value.come_from(origin)
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            _mark(item, origin.below(index))
    elif isinstance(value, dict):
        for key, item in value.items():
            _mark(item, origin.below(key))


@cache  # asked again for each of thousands of records
def fields_with_records(kind: type[Record]) -> dict[str, type[Record]]:
    """Return the fields of a kind of record that may hold other records, each with the kind of those."""
    return {name: inner for name, field_ in kind.model_fields.items() if (inner := record_in(field_.annotation))}


@cache
def record_in(annotation: Any) -> type[Record] | None:
    """Return the kind of record that a field of this type holds, the first one where it may be one of several."""
    return next(iter(records_in(annotation)), None)


def records_in(annotation: Any) -> list[type[Record]]:
    """Return the kinds of record that a field of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for argument in get_args(annotation) for found in records_in(argument)]
