"""Quizzes: questions that teach by their feedback. The file is named after its module: `active-listening.quiz.yml`."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coursebook.model.framework import CompetencyId, LevelNumber
from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text


class _Item(Record):
    """What every question has. A `safety` item is passed or read again; it has no score."""

    id: Slug
    competency: CompetencyId
    level: LevelNumber = 1
    safety: bool = False
    question: Text
    hint: Text | None = None
    feedback: Text | None = None


class Option(Record):
    """An answer to choose, right or not, and what a learner hears who chose it."""

    id: Slug
    text: Text
    correct: bool = False
    feedback: Text


class SingleChoice(_Item):
    """One right answer among several."""

    kind: Literal["single"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _one_is_right(self) -> "SingleChoice":
        right = sum(option.correct for option in self.options)
        if not right:
            raise ValueError(f"item `{self.id}` has no right option", "mark one with `correct: true`", "options")
        if right > 1:
            remedy = "leave `correct: true` at one of them, or write `kind: multiple`"
            raise ValueError(f"item `{self.id}` has {right} right options", remedy, "options")
        return self


class MultipleChoice(_Item):
    """Some right answers among several."""

    kind: Literal["multiple"]
    options: Annotated[tuple[Option, ...], Field(min_length=3)]

    @model_validator(mode="after")
    def _some_are_right(self) -> "MultipleChoice":
        if not any(option.correct for option in self.options):
            remedy = "mark one or more with `correct: true`"
            raise ValueError(f"item `{self.id}` has no right option", remedy, "options")
        return self


class TrueFalse(_Item):
    """A statement that is true or false, with words for either answer."""

    kind: Literal["true-false"]
    answer: bool
    when_true: Text
    when_false: Text


class Pair(Record):
    """Two things that belong together, and why."""

    id: Slug
    left: Text
    right: Text
    feedback: Text


class Matching(_Item):
    """Pairs to put together."""

    kind: Literal["matching"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)]


class OrderedStep(Record):
    """A step at its place, and why it stands there."""

    id: Slug
    text: Text
    feedback: Text


class Ordering(_Item):
    """Steps to put in order; the file has them in the right one."""

    kind: Literal["ordering"]
    steps: Annotated[tuple[OrderedStep, ...], Field(min_length=3)]


class FillIn(_Item):
    """A gap, written `___` in the question. `accepts` holds the right words, variants separated by `|`."""

    kind: Literal["fill-in"]
    accepts: Text
    when_right: Text
    when_other: Text

    @property
    def variants(self) -> tuple[str, ...]:
        """The words that fill the gap, the best one first."""
        return tuple(variant.strip() for variant in self.accepts.split("|") if variant.strip())


class Reflection(_Item):
    """An open question. Nobody grades it; the thoughts are what others have said."""

    kind: Literal["reflection"]
    thoughts: Text


Item = Annotated[
    SingleChoice | MultipleChoice | TrueFalse | Matching | Ordering | FillIn | Reflection, Field(discriminator="kind")
]


class Quiz(Record):
    """The questions of a module. `draw` says how many of them are asked at a time; without it, all."""

    intro: Text | None = None
    draw: Annotated[int | None, Field(ge=1)] = None
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    review: Review | None = None

    @model_validator(mode="after")
    def _enough_to_draw_from(self) -> "Quiz":
        if self.draw and self.draw > len(self.items):
            fact = f"`draw` is {self.draw}, and there are {len(self.items)} items"
            raise ValueError(fact, "lower it, or leave it out", "draw")
        return self
