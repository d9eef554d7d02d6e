"""Storyboards: short films made of drawings and words, which a pull request can translate."""

from typing import Annotated, Literal

from pydantic import Field

from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text

Across = Annotated[int, Field(ge=0, le=100)]  # percent of the width, from the left
WORDS_A_SECOND = 2.2  # an unhurried reading voice, some 130 words a minute


class Figure(Record):
    """Somebody in the picture: a person of the library, where they stand, and which way they look."""

    who: Slug
    x: Across
    looks: Literal["left", "right"] = "right"


class Thing(Record):
    """Something in the picture: a thing of the library, and where its foot stands."""

    what: Slug
    x: Across
    y: Annotated[int, Field(ge=0, le=100)] = 92


class Line(Record):
    """Words in a speech bubble, above the figure who says them (by its number, from 1)."""

    id: Slug
    figure: Annotated[int, Field(ge=1, le=5)]
    says: Annotated[Text, Field(max_length=90)]


class Scene(Record):
    """One picture with what the voice says. `shows` is the picture in words; `seconds` follow from the words."""

    id: Slug
    place: Slug
    figures: Annotated[tuple[Figure, ...], Field(max_length=5)] = ()
    things: Annotated[tuple[Thing, ...], Field(max_length=6)] = ()
    lines: Annotated[tuple[Line, ...], Field(max_length=2)] = ()
    narration: Text
    shows: Text

    @property
    def seconds(self) -> float:
        """How long the picture stays at normal speed: long enough to read it all, never less than 4 s."""
        words = len(self.narration.split()) + sum(len(line.says.split()) for line in self.lines)
        return max(4.0, round(words / WORDS_A_SECOND + 1.0, 1))


class Storyboard(Record):
    """A film in scenes. The narration of all scenes is its transcript."""

    title: Text
    summary: Text
    scenes: Annotated[tuple[Scene, ...], Field(min_length=2, max_length=30)]
    review: Review | None = None

    @property
    def seconds(self) -> float:
        return sum(scene.seconds for scene in self.scenes)
