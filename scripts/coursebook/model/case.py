"""Case studies: a story in episodes, with questions between them."""

from typing import Annotated

from pydantic import Field

from coursebook.model.framework import SomeText
from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text


class Question(Record):
    """Something to think about, and thoughts to compare with one's own."""

    id: Slug
    question: Text
    thoughts: Text


class Episode(Record):
    """A part of the story, the questions after it, and notes for whoever runs it with a group."""

    id: Slug
    title: Text
    text: SomeText
    questions: tuple[Question, ...] = ()
    facilitator: tuple[Text, ...] = ()


class CaseStudy(Record):
    """A case. `origin` says whether people and events are composite, changed or told in public."""

    title: Text
    origin: Text
    note: Text | None = None
    episodes: Annotated[tuple[Episode, ...], Field(min_length=1)]
    review: Review | None = None
