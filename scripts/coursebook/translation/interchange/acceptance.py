"""Which of the texts that come back are taken: those that somebody changed, and that have no fault."""

from dataclasses import dataclass, field

from coursebook.problems import Problem, did_you_mean
from coursebook.sources.digest import change, digest, exact
from coursebook.translation.interchange.blocks import BEGINS_A_BLOCK
from coursebook.translation.interchange.segments import NOTHING, Returned, Segment
from coursebook.translation.interchange.tokens import NAMED, faults

_AGAIN = "export again, and translate what is new: the rest is kept"
_SHORT = 3  # words that may well be the same in two languages: a name, "Sources"


@dataclass
class Accepted:
    """What is taken of a file: new texts and confirmed ones by the id of the segment, and what was refused.

    `made_from` is the sign of the section as it was exported, by segment. `drafts` are texts that somebody is to look
    at again, or that have a fault; `waiting` counts what is not translated or not finished. `conflicts` are those of
    the problems where somebody has translated the same text in the book since.
    """

    texts: dict[str, str] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    made_from: dict[str, str] = field(default_factory=dict)
    units: dict[str, Returned] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    waiting: int = 0

    def without(self, id_: str) -> None:
        """Take a text back."""
        self.texts.pop(id_, None)
        self.confirmed.discard(id_)


def accepted(segments: list[Segment], units: list[Returned]) -> Accepted:
    """Return what is taken of `units`, which translate `segments`."""
    found = Accepted()
    by_id = {segment.id: segment for segment in segments}
    for segment, unit in _beside(by_id, units, found):
        found.units[segment.id] = unit
        found.made_from[segment.id] = unit.made_from
        problem = unit.fault and unit.problem(unit.fault, "restore it from the export, and translate it again")
        problem = problem or _taken(segment, unit, found)
        if problem:
            found.problems.append(problem)
            found.drafts[segment.id] = unit.target
    return found


def _beside(by_id: dict[str, Segment], units: list[Returned], found: Accepted) -> list[tuple[Segment, Returned]]:
    """Return each segment with the unit that translates it: the same text, wherever in its file it stands now."""
    pairs, left = [], []
    free = dict(by_id)
    for unit in units:
        if unit.id in free and free[unit.id].source.text == unit.source:
            pairs.append((free.pop(unit.id), unit))
        else:
            left.append(unit)
    by_text = {(segment.name, segment.source.text): segment for segment in reversed(free.values())}
    for unit in left:
        segment = by_text.pop((unit.id.partition("#")[0], unit.source), None)
        segment = segment if segment and segment.id in free else free.get(unit.id)
        if segment:
            pairs.append((free.pop(segment.id), unit))
        elif _is_changed(unit, NOTHING, short_is_enough=False):
            found.problems.append(_unknown(unit, by_id))
    return pairs


def _unknown(unit: Returned, by_id: dict[str, Segment]) -> Problem:
    remedy = did_you_mean(unit.id, by_id, f"the source has changed since, or an id was added: {_AGAIN}")
    return unit.problem("the source has no such text, or has it once only", remedy)


def _is_changed(unit: Returned, now: str, short_is_enough: bool) -> bool:
    """Tell whether somebody has translated a text; the words of the source alone are none, but for a name or two."""
    long = len(unit.source.split()) > _SHORT
    copied = unit.target == unit.source and not unit.explicit and (long or not short_is_enough)
    return bool(unit.target.strip()) and exact(unit.target) != (unit.had or now) and not copied


def _taken(segment: Segment, unit: Returned, found: Accepted) -> Problem | None:
    """Note the text of `unit` where it is new, or return what is wrong with it."""
    if not _is_changed(unit, segment.had, segment.whole):
        if not unit.unfinished and unit.target.strip():
            found.confirmed.add(segment.id)
        found.waiting += segment.source.has_words and (not segment.target or unit.unfinished)
        return None
    if exact(unit.target) == segment.had:
        return None
    if unit.had and unit.had != segment.had:
        fact = "it was translated here, and in the book as well since the export"
        found.conflicts.append(unit.problem(fact, "compare the two, and write the better one into the book"))
        return found.conflicts[-1]
    if unit.unfinished and segment.state != "review":
        found.waiting += 1
        found.drafts[segment.id] = unit.target
        return None
    problem = _fault(segment, unit)
    if not problem:
        found.texts[segment.id] = unit.target
    return problem


def _fault(segment: Segment, unit: Returned) -> Problem | None:
    fact = faults(unit.target, segment.source, loose=bool(segment.form))
    stale = unit.source != segment.source.text
    if stale and not (segment.made_from and unit.made_from) and _says_else(unit, segment):
        return unit.problem("the source says something else since the export", _AGAIN)
    if fact and stale:
        return unit.problem(f"the source has changed since the export, and {fact}", _AGAIN)
    if fact:
        return unit.problem(fact, f"the source has: {_shortened(segment.source.text)}")
    length = len(NAMED.sub("", unit.target))
    if segment.most and length > segment.most:
        return unit.problem(f"it has {length} characters", f"shorten it to {segment.most} at most")
    return _fault_of_markdown(segment, unit) if segment.markdown else None


def _says_else(unit: Returned, segment: Segment) -> bool:
    return change(digest(unit.source), digest(segment.source.text)) == "meaning"


def _fault_of_markdown(segment: Segment, unit: Returned) -> Problem | None:
    text = unit.target.strip()
    sign = BEGINS_A_BLOCK.match(text)
    within_a_line = segment.kind.startswith(("heading", "cell", "title"))
    if sign and not within_a_line and not BEGINS_A_BLOCK.match(segment.source.text):
        return unit.problem(f"it begins with `{sign[0].strip()}`, which starts something else", "begin with a word")
    if '"' in text and segment.kind == "title of a box":
        return unit.problem("a straight quotation mark would end the title of the box", "write “ and ”, or « and »")
    return None


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
