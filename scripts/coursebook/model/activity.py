"""Activities: guided writing that stays on the learner's device."""

from typing import Annotated, Literal

from pydantic import Field

from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text


class Prompt(Record):
    """Something to write about, with help to begin, and how many lines of room it has."""

    id: Slug
    label: Text
    help: Text | None = None
    lines: Annotated[int, Field(ge=1, le=20)] = 4


class Activity(Record):
    """Prompts in order. A `practice-note` is one that others may read: what I know, and how I know it."""

    kind: Literal["writing", "practice-note"] = "writing"
    title: Text
    intro: Text
    minutes: Annotated[int, Field(gt=0, le=120)]
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]
    closing: Text | None = None
    review: Review | None = None
