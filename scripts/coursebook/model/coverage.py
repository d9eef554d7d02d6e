"""The inventory of what the book must contain, and where it treats each row."""

from typing import Annotated, ClassVar

from pydantic import Field

from coursebook.model.record import Record, Slug
from coursebook.model.text import Text


class Group(Record):
    """Rows of the inventory that belong together."""

    id: str
    title: Text


class Row(Record):
    """One thing the seeds name; `pages` are the codes and ids of what treats it."""

    KEY: ClassVar[str] = "row"

    row: Annotated[int, Field(gt=0)]
    group: str
    name: Text
    seed: Slug
    pages: tuple[str, ...]


class Coverage(Record):
    """The file `coverage.yml`."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
