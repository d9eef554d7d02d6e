"""What people take away: the files that are offered for download."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from coursebook.model.formats import FORMATS
from coursebook.model.help_line import LanguageCode
from coursebook.model.record import Record

Format = Literal[tuple(FORMATS)]
# Below the folder of what is made, and never above it: no part begins with a dot.
FilePath = Annotated[str, StringConstraints(pattern=r"^\w[\w.-]*(/\w[\w.-]*)+$")]
Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Download(Record):
    """A file that was made to be taken away.

    `about` is what it holds, by the name in its file name: `listening`, `handbook`; empty for the whole book.
    """

    KEY: ClassVar[str] = "path"

    path: FilePath
    format: Format
    about: str
    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    made: date
    size: int = Field(gt=0)
    sha256: Checksum

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @property
    def ending(self) -> str:
        """What its name ends with, after the language: `qti-3.0.zip`."""
        return ".".join(part for part in self.name.split(".")[1:] if part not in self.languages)


class Downloads(Record):
    """The file `takeaway.json` beside what was made: what it is, how large, and its checksum."""

    files: tuple[Download, ...]
