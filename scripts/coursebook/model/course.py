"""Courses, their modules, and the learning paths through them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coursebook.model.framework import CompetencyId, LevelNumber, SomeText
from coursebook.model.page import Review
from coursebook.model.record import Code, Record, Slug
from coursebook.model.text import Text

How = Literal["taught", "practised", "assessed"]
Format = Literal["reading", "video", "case", "scenario", "activity", "template", "tool", "audio", "checklist", "quiz"]


class Reach(Record):
    """How far a module takes a learner in one competency, and how: taught, practised, assessed."""

    id: CompetencyId
    level: LevelNumber
    how: Annotated[tuple[How, ...], Field(min_length=1)]


class Module(Record):
    """One sitting of a course. Its text is the Markdown file of the same name; without one it is in preparation."""

    id: Slug
    code: Code
    title: Text
    summary: Text
    outcomes: SomeText
    competencies: tuple[Reach, ...] = ()
    requires: tuple[Code, ...] = ()
    minutes: Annotated[int, Field(gt=0, le=600)]
    formats: dict[Format, Text] = {}


class Course(Record):
    """Modules in order, with what to take before. The id is the name of the course's folder."""

    id: Slug
    code: Code
    title: Text
    summary: Text
    audience: Text
    requires: tuple[Code, ...] = ()
    modules: tuple[Module, ...]
    review: Review | None = None

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


class Choice(Record):
    """One of several ways to take a step of a path."""

    id: Slug
    title: Text
    modules: tuple[Code, ...]


class Step(Record):
    """A stage of a path: modules to take, or alternatives of which one is taken."""

    id: Slug
    title: Text
    modules: tuple[Code, ...] = ()
    one_of: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _modules_or_alternatives(self) -> "Step":
        if bool(self.modules) == bool(self.one_of):
            raise ValueError("a step has either `modules` or `one_of`, and not both")
        return self

    @property
    def ways(self) -> tuple[tuple[Code, ...], ...]:
        """The lists of codes to choose from: a single one where there is nothing to choose."""
        return tuple(choice.modules for choice in self.one_of) or (self.modules,)


class LearningPath(Record):
    """A way through the courses for one kind of reader."""

    id: Slug
    title: Text
    summary: Text
    audience: Text
    profile: Slug | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Paths(Record):
    """The file `paths.yml`."""

    paths: tuple[LearningPath, ...]
    review: Review | None = None
