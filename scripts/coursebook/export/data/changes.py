"""What changed in the framework between two versions, told in Markdown: both are compared as CASE packages."""

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, Field

from coursebook.translation.difference import marked

_MARK = re.compile(r"<(~~|\*\*)(\s*)(.+?)(\s*)\1>", re.DOTALL)
_DETAILS = {"knowledge": "Knowledge", "skills": "Skills", "attitudes": "Attitudes"}


class Item(BaseModel):
    """A point of the framework, as far as people read it; the rest of a CASE item does not matter here."""

    code: str = Field(alias="humanCodingScheme")
    kind: str = Field(alias="CFItemType")
    title: str = Field(alias="abbreviatedStatement")
    statement: str = Field(alias="fullStatement")
    details: dict[str, list[str]] = Field(default={}, alias="extensions")


class Profile(BaseModel):
    """The levels that a profile asks for."""

    id: str
    title: str
    levels: dict[str, int]


class Extensions(BaseModel):
    """What CASE has no place for."""

    profiles: list[Profile] = []


class Document(BaseModel):
    """The head of a package."""

    title: str
    language: str
    version: str = ""
    extensions: Extensions = Extensions()


class Package(BaseModel):
    """A CASE package that `coursebook export data` has written, now or years ago."""

    document: Document = Field(alias="CFDocument")
    items: list[Item] = Field(alias="CFItems")

    @property
    def by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @property
    def profiles(self) -> dict[str, Profile]:
        return {profile.id: profile for profile in self.document.extensions.profiles}


def changes(old: Package, new: Package) -> str:
    """Return what changed from `old` to `new`: added, removed, renamed, reworded, levels that profiles ask for.

    Words that went are ~~struck out~~, words that came are **bold**. Points are the same where their codes are.
    """
    sections = {
        "Added": _listed(new, old),
        "Removed": _listed(old, new),
        "Renamed": _renamed(old, new),
        "Reworded": _reworded(old, new),
        "Levels that profiles ask for": _profiles(old, new),
    }
    told = [f"## {title}\n\n" + "\n".join(lines) for title, found in sections.items() if (lines := [*found])]
    return "\n\n".join([f"# Changes: {new.document.title}", *(told or ["Nothing has changed."])])


def _listed(these: Package, others: Package) -> Iterator[str]:
    """Give the points that only `these` have. With a whole competency, its levels need no line of their own."""
    only = [item for item in these.items if item.code not in others.by_code]
    codes = {item.code for item in only}
    for item in only:
        if item.code.partition(".")[0] not in codes - {item.code}:
            yield f"- {_named(item)}: {item.statement}"
    for id_, profile in these.profiles.items():
        if id_ not in others.profiles:
            yield f"- profile `{id_}` {profile.title}: {_asked(profile.levels.items())}"


def _renamed(old: Package, new: Package) -> Iterator[str]:
    for before, after in _both(old, new):
        if before.title != after.title and "." not in after.code:  # a level of a competency is named after the level
            yield f"- {after.kind.lower()} `{after.code}`: {_marked(before.title, after.title)}"
    for id_, profile in new.profiles.items():
        if id_ in old.profiles and old.profiles[id_].title != profile.title:
            yield f"- profile `{id_}`: {_marked(old.profiles[id_].title, profile.title)}"


def _reworded(old: Package, new: Package) -> Iterator[str]:
    for before, after in _both(old, new):
        if before.statement != after.statement:
            yield f"- {_named(after)}: {_marked(before.statement, after.statement)}"
        for name, shown in _DETAILS.items():
            then, now = ("; ".join(item.details.get(name, [])) for item in (before, after))
            if then != now:
                yield f"- {_named(after)}, {shown.lower()}: {_marked(then, now)}"


def _profiles(old: Package, new: Package) -> Iterator[str]:
    for id_, profile in new.profiles.items():
        before = old.profiles[id_].levels if id_ in old.profiles else profile.levels
        if before != profile.levels:
            lines = [
                f"`{code}` {before.get(code, 'not asked')} → {profile.levels.get(code, 'not asked')}"
                for code in sorted({*before, *profile.levels})
                if before.get(code) != profile.levels.get(code)
            ]
            yield f"- profile `{id_}` {profile.title}: {', '.join(lines)}"


def _both(old: Package, new: Package) -> list[tuple[Item, Item]]:
    return [(old.by_code[item.code], item) for item in new.items if item.code in old.by_code]


def _named(item: Item) -> str:
    return f"{item.kind.lower()} `{item.code}` {item.title}"


def _asked(levels: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"`{code}` {level}" for code, level in levels)


def _marked(before: str, after: str) -> str:
    """Return both texts as one; Markdown wants no space at the inner side of its marks."""
    text = marked(before, after, "<~~{}~~> ", "<**{}**>")
    return _MARK.sub(r"\2\1\3\1\4", text).replace("  ", " ").rstrip()
