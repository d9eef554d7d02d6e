"""The state of each section of a translation: what its source has become since it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from coursebook.model.page import Page
from coursebook.sources.digest import RELATED, Digest, change, parsed
from coursebook.translation.sections import Section, sections

State = Literal["current", "little", "meaning", "new", "gone"]


@dataclass(frozen=True)
class SectionState:
    """A section of the source beside the section that translates it; one of the two may be missing.

    `current`: nothing changed · `little`: a word or two · `meaning`: it says something else now · `new`: not translated
    yet, or still in the words of the source · `gone`: the source does not have it any more.
    """

    state: State
    source: Section | None
    translated: Section | None


@lru_cache(maxsize=4096)  # several checks and the site ask for them
def states(source: Page, translation: Page) -> tuple[SectionState, ...]:
    """Return the state of each section, in the order of the source, then what is gone from it.

    Raises ValueError where the stamp of the translation was not written by the tool, or has not as many signs as the
    translation has sections.
    """
    theirs, ours = sections(source), sections(translation)
    stamp = translation.front.translation.source if translation.front.translation else None
    if stamp is None:
        return tuple(_unstamped(theirs, ours))
    signs = [parsed(sign) for sign in stamp.split()]
    if len(signs) != len(ours):
        raise ValueError(f"{len(signs)} signs for {len(ours)} sections")
    return tuple(_states(theirs, ours, signs, _partners(theirs, signs)))


def _unstamped(theirs: tuple[Section, ...], ours: tuple[Section, ...]) -> Iterator[SectionState]:
    """Give the sections side by side: without a stamp, nobody knows better than their order."""
    for source, translated in zip_longest(theirs, ours):
        if source and translated:
            yield _side_by_side("current", source, translated)
        else:
            yield SectionState("new" if source else "gone", source, translated)


def _side_by_side(state: State, source: Section, translated: Section) -> SectionState:
    """Return the state of a pair; words that are still those of the source are no translation."""
    copied = source.text.strip() and source.exact == translated.exact and _has_words(source)
    return SectionState("new" if copied else state, source, translated)


def _has_words(section: Section) -> bool:
    """Tell whether a section has words of its own below its heading, and not macros alone."""
    return any(line.strip() and not line.strip().startswith(("{{", "#")) for line in section.text.split("\n"))


def _states(theirs, ours, signs: list[Digest], partners: dict[int, int]) -> Iterator[SectionState]:
    for index, section in enumerate(theirs):
        if index in partners:
            made_from = partners[index]
            yield _side_by_side(_change(signs[made_from], section), section, ours[made_from])
        else:
            yield SectionState("new", section, None)
    for index in sorted(set(range(len(ours))) - set(partners.values())):
        yield SectionState("gone", None, ours[index])


def _change(before: Digest, section: Section) -> State:
    return "current" if before.exact == section.exact else change(before, section.digest)


def _partners(now: tuple[Section, ...], then: list[Digest]) -> dict[int, int]:
    """Return, for sections of now, the section of then that each has come from, wherever it stood.

    The beginnings of both belong together. Then those that are the same, then the nearest ones that are related.
    """
    found, left = {0: 0}, set(range(1, len(then)))
    for index, section in list(enumerate(now))[1:]:
        same = [other for other in sorted(left) if then[other].exact == section.exact]
        if same:
            found[index] = same[0]
            left.discard(same[0])
    for distance, _, index, other in _by_nearness(now, then, found, left):
        if distance <= RELATED and index not in found and other in left:
            found[index] = other
            left.discard(other)
    return _between_neighbours(found, left, len(now))


def _by_nearness(now: tuple[Section, ...], then: list[Digest], found: dict[int, int], left: set[int]) -> list[tuple]:
    """Return the pairs that are left, the most alike first: distance, places between them, section of now, of then."""
    return sorted(
        (section.digest.distance(then[other]), abs(index - other), index, other)
        for index, section in enumerate(now)
        for other in left
        if index not in found
    )


def _between_neighbours(found: dict[int, int], left: set[int], count: int) -> dict[int, int]:
    """Add sections that were rewritten beyond likeness, where both neighbours show that they are the same one."""
    for index in range(1, count):
        before, after = found.get(index - 1), found.get(index + 1)
        other = before + 1 if before is not None else None
        if index not in found and other in left and (after == other + 1 or index == count - 1):
            found[index] = other
            left.discard(other)
    return found
