"""What people take away: the formats, the needs that they answer, and the files that are offered for download."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from coursebook.model.help_line import LanguageCode
from coursebook.model.record import Record

# What `coursebook export` knows, for whoever types it; for readers, the words of the interface say it.
FORMATS: dict[str, str] = {
    "epub": "the handbook, each course and the frameworks to read on any device (EPUB 3)",
    "pdf": "the same to print, with tags for screen readers (PDF/UA)",
    "handouts": "for groups, of each course: exercises, answer key, facilitator's notes, maps of the scenes (PDF)",
    "offline": "the whole book to open without a network, or to serve in a house: a ZIP a language, one with all",
    "data": "framework and courses as open data: CASE, SKOS, CSV, XLSX, AMB, Open Badges, Markdown",
    "zim": "for Kiwix, which shows books without a network",
    "scorm": "courses for a learning platform, with score and state (SCORM 1.2)",
    "common-cartridge": "courses for a learning platform that takes them apart (Common Cartridge 1.1, 1.3)",
    "qti": "quizzes for testing systems (QTI 2.1, 3.0)",
    "gift": "quizzes as text for question banks (GIFT)",
    "moodle-xml": "quizzes for the question bank of Moodle",
}
# What a reader needs -> the formats for it, in the order in which a page shows them.
NEEDS: dict[str, tuple[str, ...]] = {
    "paper": ("epub", "pdf", "handouts"),
    "network": ("offline", "zim"),
    "platform": ("scorm", "common-cartridge", "moodle-xml", "gift", "qti"),
    "data": ("data",),
}

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
