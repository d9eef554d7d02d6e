"""Branching scenarios: a scene that goes on as the learner chooses."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from coursebook.model.framework import CompetencyId, SomeText
from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text

Ending = Literal["grew", "open", "closed"]  # trust grew; something stays open; the door is closed for now


class Move(Record):
    """Something to say or do, what it does to the other person, and the node it leads to."""

    id: Slug
    text: Text
    feedback: Text
    to: Slug


class Node(Record):
    """One screen: what happens, then moves to choose from; or an ending, with what it can teach."""

    id: Slug
    title: Text
    text: SomeText
    choices: tuple[Move, ...] = ()
    ending: Ending | None = None
    feedback: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _goes_on_or_ends(self) -> "Node":
        if bool(self.choices) == bool(self.ending):
            have = "both `choices` and" if self.ending else "neither `choices` nor"
            fact = f"the node `{self.id}` has {have} `ending`"
            raise ValueError(fact, "give it `choices` that go on, or an `ending`: grew, open or closed")
        if bool(self.feedback) != bool(self.ending):
            fact = f"the node `{self.id}` {'has no' if self.ending else 'is no ending and has'} `feedback`"
            raise ValueError(fact, "an ending has `feedback`, which says what to take from it; other nodes have none")
        return self


class Scenario(Record):
    """A scene with its nodes; the first one is the start. `mirror` is the same scene from the other side."""

    title: Text
    summary: Text
    role: Text
    note: Text | None = None
    minutes: Annotated[int, Field(gt=0, le=60)]
    competencies: Annotated[tuple[CompetencyId, ...], Field(min_length=1)]
    mirror: Slug | None = None
    nodes: Annotated[tuple[Node, ...], Field(min_length=2)]
    facilitator: tuple[Text, ...] = ()
    review: Review | None = None

    @property
    def by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @property
    def endings(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.ending)

    def leading_to(self, node: str) -> Iterator[tuple[Node, Move]]:
        """Give every move that leads to `node`, with the node in which it is made."""
        return ((before, move) for before in self.nodes for move in before.choices if move.to == node)

    def reached_from(self, start: str) -> set[str]:
        """Return the ids of `start` and of all nodes that a learner can come to from there."""
        found, waiting = {start}, [start]
        while waiting:
            for move in self.by_id[waiting.pop()].choices:
                if move.to in self.by_id and move.to not in found:
                    found.add(move.to)
                    waiting.append(move.to)
        return found
