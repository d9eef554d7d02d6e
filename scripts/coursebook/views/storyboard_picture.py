"""One picture of a storyboard: the parts of the library, and where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from coursebook.model.storyboard import Figure, Scene, Thing
from coursebook.views.speech_bubble import HEIGHT, WIDTH, Box, Bubble, Head, placed

FOOT = 0.94 * HEIGHT  # where people stand: a little before what stands on the floor
_SMALL = 44  # higher things do not stand on a table in full size
_ON_TABLE = 0.6
_SVG = re.compile(r'<svg [^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>', re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A drawing of the library: `people/lena`, what is in its SVG, and the box around it; its foot is at 0, 0."""

    name: str
    drawing: Markup
    box: Box

    @property
    def height(self) -> float:
        return -self.box.top


@dataclass(frozen=True)
class Placed:
    """A part in a picture: where its foot stands, whether it looks left, how large it is."""

    part: Part
    x: float
    y: float
    left: bool = False
    scale: float = 1

    @property
    def transform(self) -> str:
        size = (
            ""
            if self.scale == 1 and not self.left
            else f" scale({-self.scale if self.left else self.scale:g} {self.scale:g})"
        )
        return f"translate({self.x:.4g} {self.y:.4g}){size}"

    @property
    def box(self) -> Box:
        own, size = self.part.box, self.scale
        left, right = (-own.right, -own.left) if self.left else (own.left, own.right)
        return Box(self.x + left * size, self.y + own.top * size, self.x + right * size, self.y + own.bottom * size)


@dataclass(frozen=True)
class Picture:
    """A scene ready to draw, from the back to the front."""

    place: Part
    placed: tuple[Placed, ...]
    bubbles: tuple[Bubble, ...]

    @property
    def parts(self) -> dict[str, Part]:
        return {part.name: part for part in (self.place, *(each.part for each in self.placed))}


def names_in(components: Path, kind: str) -> list[str]:
    """Return the names that the library of `components` has for a kind of part: `places`, `people` or `things`."""
    return sorted(path.stem for path in (components / "storyboard" / "library" / kind).glob("*.svg"))


def part(components: Path, name: str) -> Part:
    """Return the part `name` (`people/lena`) of the library. Raises FileNotFoundError where it has none."""
    path = components / "storyboard" / "library" / f"{name}.svg"
    return _read(path, name, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read(path: Path, name: str, _changed: int) -> Part:
    found = _SVG.search(" ".join(path.read_text(encoding="utf-8").split()))
    left, top, across, down = map(float, found[1].split())
    return Part(name, Markup(found[2].strip()), Box(left, top, left + across, top + down))


def picture(components: Path, scene: Scene) -> Picture:
    """Return `scene` with everything in its place. Raises FileNotFoundError where the library lacks a part of it."""
    people = [_stood(part(components, f"people/{figure.who}"), figure) for figure in scene.figures]
    things = [_put(part(components, f"things/{thing.what}"), thing) for thing in scene.things]
    tables = [thing for thing in things if thing.part.name == "things/table"]
    things = [thing if thing in tables else _on(thing, tables) for thing in things]
    heads = tuple(Head(person.x, person.box.top) for person in people)
    spoken = tuple((str(line.says), heads[line.figure - 1]) for line in scene.lines)
    bubbles = placed(spoken, heads, tuple(thing.box for thing in things))
    return Picture(part(components, f"places/{scene.place}"), tuple(_layers(people, things)), bubbles)


def _stood(person: Part, figure: Figure) -> Placed:
    return _inside(Placed(person, figure.x * WIDTH / 100, FOOT, figure.looks == "left"))


def _put(thing: Part, record: Thing) -> Placed:
    return _inside(Placed(thing, record.x * WIDTH / 100, record.y * HEIGHT / 100))


def _inside(part: Placed) -> Placed:
    """Return `part` moved as little as it takes to lie in the picture."""
    box = part.box
    right = max(-box.left, 0) - max(box.right - WIDTH, 0)
    down = max(-box.top, 0) - max(box.bottom - HEIGHT, 0)
    return Placed(part.part, part.x + right, part.y + down, part.left, part.scale)


def _on(thing: Placed, tables: list[Placed]) -> Placed:
    """Return `thing` on the table that its foot is in front of: nothing stands in the middle of a table's legs."""
    for table in tables:
        board = table.y - table.part.height + 1
        if table.box.left < thing.x < table.box.right and board - 14 <= thing.y < table.y - 6:
            scale = 1 if thing.part.height <= _SMALL else _ON_TABLE
            return Placed(thing.part, thing.x, board, thing.left, scale)
    return thing


def _layers(people: list[Placed], things: list[Placed]) -> Iterator[Placed]:
    """Give everything from the back to the front: walls and floor, people, tables, what is on them or in a hand."""
    front = [thing for thing in things if _is_in_front(thing)]
    yield from sorted((thing for thing in things if thing not in front), key=lambda thing: thing.y)
    yield from people
    yield from sorted(front, key=lambda thing: (thing.part.name != "things/table", thing.y))


def _is_in_front(thing: Placed) -> bool:
    small = thing.part.height * thing.scale <= _SMALL and thing.y > HEIGHT / 2
    return thing.part.name == "things/table" or small or thing.y > FOOT + 2
