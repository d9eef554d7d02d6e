"""The handbook: parts, chapters, and the templates that go with them."""

from typing import ClassVar

from coursebook.model.framework import CompetencyId
from coursebook.model.page import Review
from coursebook.model.record import Code, Record, Slug
from coursebook.model.text import Text


class Chapter(Record):
    """A chapter. Its text is the Markdown file of the same name; without one it is in preparation."""

    SECTION: ClassVar[bool] = True

    id: Slug
    code: Code
    title: Text
    summary: Text
    competencies: tuple[CompetencyId, ...] = ()
    deeper: tuple[Code, ...] = ()
    templates: tuple[Code, ...] = ()


class Part(Record):
    """Chapters that belong together."""

    id: Slug
    title: Text
    summary: Text
    chapters: tuple[Chapter, ...]


class Template(Record):
    """A sheet to fill in and use."""

    id: Code
    title: Text
    summary: Text


class Handbook(Record):
    """The file `handbook.yml`."""

    title: Text
    summary: Text
    parts: tuple[Part, ...]
    templates: tuple[Template, ...] = ()
    review: Review | None = None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for part in self.parts for chapter in part.chapters)
