"""Speech bubbles: words broken into lines, and a place for them where they hide nobody's face."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf, log

SIZE, LEADING = 10, 12  # of the letters and from line to line, in units of a picture
PADDING, MARGIN, GAP = 8, 3, 4  # inside a bubble, to the edge of the picture, between two bubbles
WIDTH, HEIGHT = 320, 180  # of a picture
_WIDEST, _MOST_LINES = 178, 6
_ROUND, _ROOT = 9, 5  # of the corners, and half of the tail where it begins
_SHAPE = 3.2  # times as wide as high: what looks best
_STEP = 4  # between two places that are tried

# How wide letters are, in parts of their size; those of DejaVu Sans, the widest of the stack `--book-sans`.
_LOOSE_MARK = re.compile(r"(?<=[«„]) | (?=[?!:;»…–—]+(?: |$))")  # the space between a word and its mark
_NARROW, _WIDE = frozenset("iljtf.,;:!'’|()[]I \N{NO-BREAK SPACE}"), frozenset("mwMWÆŒ@…—%")


@dataclass(frozen=True)
class Box:
    """A part of a picture, in its units from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def shared_with(self, other: "Box") -> float:
        """Return the area that both cover."""
        return self.beside(other) * self.within(other.top, other.bottom)

    def beside(self, other: "Box") -> float:
        """Return how much of its width `other` has in common with this."""
        return max(min(self.right, other.right) - max(self.left, other.left), 0)

    def within(self, top: float, bottom: float) -> float:
        """Return how much of its height lies between `top` and `bottom`."""
        return max(min(self.bottom, bottom) - max(self.top, top), 0)

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Head:
    """Whose words they are: the middle of the head and its crown."""

    x: float
    top: float

    @property
    def crown(self) -> Box:
        return Box(self.x - 16, self.top - 2, self.x + 16, self.top + 9)

    @property
    def face(self) -> Box:
        return Box(self.x - 15, self.top + 9, self.x + 15, self.top + 36)


@dataclass(frozen=True)
class Bubble:
    """Words with the box around them, above the head of whoever says them."""

    lines: tuple[str, ...]
    box: Box
    head: Head

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2

    @property
    def baselines(self) -> list[tuple[float, str]]:
        """Each line with the height at which its letters stand."""
        first = self.box.top + PADDING / 2 + SIZE
        return [(round(first + LEADING * number, 1), line) for number, line in enumerate(self.lines)]

    @property
    def outline(self) -> str:
        """The path around the words, with a tail towards the head."""
        left, top, right, bottom = self.box.left, self.box.top, self.box.right, self.box.bottom
        root = min(max(self.head.x, left + _ROUND + _ROOT), right - _ROUND - _ROOT)
        lean = min(max(self.head.x - root, -9.0), 9.0)
        tip = max(min(self.head.top - 3, bottom + 14), bottom + 5)
        steps = (
            f"M{left + _ROUND:.1f} {top:.1f}H{right - _ROUND:.1f}Q{right:.1f} {top:.1f} {right:.1f} {top + _ROUND:.1f}",
            f"V{bottom - _ROUND:.1f}Q{right:.1f} {bottom:.1f} {right - _ROUND:.1f} {bottom:.1f}H{root + _ROOT:.1f}",
            f"Q{root + _ROOT:.1f} {bottom + 4:.1f} {root + lean:.1f} {tip:.1f}",
            f"Q{root:.1f} {bottom + 3:.1f} {root - _ROOT:.1f} {bottom:.1f}H{left + _ROUND:.1f}",
            f"Q{left:.1f} {bottom:.1f} {left:.1f} {bottom - _ROUND:.1f}V{top + _ROUND:.1f}",
            f"Q{left:.1f} {top:.1f} {left + _ROUND:.1f} {top:.1f}Z",
        )
        return "".join(steps)


def width(text: str) -> float:
    """Return how much room `text` takes in a picture, where the reader's font is a wide one."""
    return sum(map(_share, text)) * SIZE


@cache
def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.95
    return 0.7 if letter.isupper() or letter.isdigit() else 0.59


@lru_cache(maxsize=2048)
def broken(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to break `text`: for each number of lines the narrowest, as long as it fits a bubble."""
    ways: dict[int, tuple[str, ...]] = {}
    for room in range(_WIDEST, 30, -4):
        lines = _filled(text, room)
        if max(map(width, lines)) <= _WIDEST and len(lines) <= _MOST_LINES:
            ways[len(lines)] = lines
    return tuple(ways.values()) or (_filled(text, _WIDEST),)


def _filled(text: str, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in _LOOSE_MARK.sub("\N{NO-BREAK SPACE}", text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@lru_cache(maxsize=1024)  # a preview draws the same pictures again after each edit
def placed(
    spoken: tuple[tuple[str, Head], ...], heads: tuple[Head, ...], things: tuple[Box, ...]
) -> tuple[Bubble, ...]:
    """Return a bubble for each of the one or two texts of `spoken`, in this order.

    Of all places on a grid the cheapest is taken: near its head, over no face, over few things, and so that a reader
    who begins at the top left reads them in order.
    """
    ranked = [_ranked(text, head, heads, things) for text, head in spoken]
    return _best_pair(*ranked) if len(ranked) == 2 else tuple(found[0][1] for found in ranked)


def _best_pair(firsts: list[tuple[float, Bubble]], seconds: list[tuple[float, Bubble]]) -> tuple[Bubble, Bubble]:
    """Return the cheapest pair of two ranked lists; what costs more than the best pair so far is not looked at."""
    best, least = (firsts[0][1], seconds[0][1]), inf
    for cost, first in firsts:
        for other, second in seconds:
            if cost + other >= least:
                break
            total = cost + other + _crossing(first, second)
            if total < least:
                best, least = (first, second), total
    return best


def _ranked(text: str, head: Head, heads: Sequence[Head], things: Sequence[Box]) -> list[tuple[float, Bubble]]:
    """Return the best bubble for each way to break `text` and each distance from the left, the cheapest first."""
    people = [(other.face, other.crown) for other in heads]
    found = []
    for lines in broken(text):
        across, down = max(map(width, lines)) + 2 * PADDING, len(lines) * LEADING + PADDING
        for left in range(MARGIN, max(int(WIDTH - MARGIN - across), MARGIN) + 1, _STEP):
            column = Box(left, 0, left + across, down)
            cost, top = _best_top(column, head, 2 * len(lines), _Below(column, people, things))
            found.append((cost, Bubble(lines, Box(left, top, left + across, top + down), head)))
    return sorted(found, key=lambda found: found[0])


def _best_top(column: Box, head: Head, lines: int, below: "_Below") -> tuple[float, float]:
    """Return the least that a bubble of the size of `column` costs, moved down, and where its top is then.

    Near its head and of a good shape is cheap, and quick to tell; what it hides is only looked at where that may pay.
    """
    aside = max(column.left + PADDING - head.x, head.x - column.right + PADDING, 0)
    beside = 1.5 * aside + 0.15 * abs((column.left + column.right) / 2 - head.x)
    shape = 8 * abs(log((column.right - column.left) / column.bottom / _SHAPE))
    places = []
    for top in range(MARGIN, max(int(HEIGHT - MARGIN - column.bottom) // 3, MARGIN) + 1, _STEP):
        drop = head.top - (top + column.bottom)
        places.append((beside + abs(drop - 9) * (1 if drop > 9 else 2) + shape + lines, top))
    best = inf, MARGIN
    for place, top in sorted(places):
        if place > best[0]:
            break
        best = min(best, (place + below.hidden(top, top + column.bottom), top))
    return best


class _Below:
    """The faces, hair and things in a column of the picture, each with how much of its width is in there."""

    def __init__(self, column: Box, people: list[tuple[Box, Box]], things: Sequence[Box]):
        self.people = [
            (face, column.beside(face), crown, column.beside(crown))
            for face, crown in people
            if column.beside(face) or column.beside(crown)
        ]
        self.things = [(thing, across) for thing in things if (across := column.beside(thing))]

    def hidden(self, top: float, bottom: float) -> float:
        """Return what it costs that a bubble between `top` and `bottom` hides faces, hair and things."""
        people = sum(
            3 * (across * face.within(top, bottom)) + 0.2 * (over * crown.within(top, bottom))
            for face, across, crown, over in self.people
        )
        return people + 0.15 * sum(across * thing.within(top, bottom) for thing, across in self.things)


def _crossing(first: Bubble, second: Bubble) -> float:
    """Return how much two bubbles hide of each other, and how much they mislead who reads from the top left."""
    hidden = 9 * first.box.grown(GAP).shared_with(second.box)
    lower, to_the_right = second.box.top - first.box.top, second.box.left - first.box.left
    return hidden + (0 if to_the_right > 0 else max(16 - lower, 0) * 2) + max(-lower - 4, 0) * 2
