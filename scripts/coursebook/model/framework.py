"""The competency framework: the hub of the book."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from coursebook.model.page import Review
from coursebook.model.record import Record, Slug
from coursebook.model.text import Text

LevelNumber = Literal[1, 2, 3, 4]
CompetencyId = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]+$")]
SomeText = Annotated[tuple[Text, ...], Field(min_length=1)]


class Level(Record):
    """One of the four steps that every competency has, in common words."""

    id: LevelNumber
    name: Text
    line: Text
    support: Text
    evidence: Text


class Competency(Record):
    """What a peer worker knows, can do and holds to, with what can be observed at each level."""

    SECTION: ClassVar[bool] = True

    id: CompetencyId
    title: Text
    definition: Text
    knowledge: SomeText
    skills: SomeText
    attitudes: SomeText
    levels: Annotated[dict[LevelNumber, Text], Field(min_length=4)]


class Domain(Record):
    """A group of competencies under one letter."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    title: Text
    summary: Text
    competencies: tuple[Competency, ...]


class Profile(Record):
    """The minimum levels proposed for one kind of reader."""

    id: Slug
    title: Text
    summary: Text
    levels: dict[CompetencyId, LevelNumber]


class CrosswalkItem(Record):
    """An area of another framework, in our words, and our competencies that answer it."""

    id: Slug
    title: Text
    competencies: tuple[CompetencyId, ...]


class Neighbour(Record):
    """A public framework of somebody else that ours can be read beside."""

    id: Slug
    title: Text
    place: Text
    sources: tuple[Slug, ...] = ()
    note: Text
    items: tuple[CrosswalkItem, ...] = ()


class Framework(Record):
    """Domains with their competencies, the four levels, profiles, and the crosswalk to public frameworks."""

    title: Text
    summary: Text
    levels: Annotated[tuple[Level, ...], Field(min_length=4, max_length=4)]
    domains: tuple[Domain, ...]
    profiles: tuple[Profile, ...] = ()
    crosswalk: tuple[Neighbour, ...] = ()
    review: Review | None = None

    @property
    def competencies(self) -> tuple[Competency, ...]:
        return tuple(competency for domain in self.domains for competency in domain.competencies)
