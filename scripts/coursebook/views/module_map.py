"""The map of modules or courses with their prerequisites: laid out by Graphviz, drawn by our own template."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Literal

from coursebook.model.catalog import Catalog
from coursebook.model.course import Course, Module
from coursebook.views.graph import graph
from coursebook.views.here import Here

WIDTH, HEIGHT = 204, 108  # of a node, in SVG units
_LINE = 21  # characters that fit on a line of a node
_COLUMN = 760  # SVG units that the column of text shows at a readable size


@dataclass(frozen=True)
class Stop:
    """What a node stands for."""

    code: str
    title: str
    address: str
    minutes: int
    competencies: tuple[str, ...]
    requires: tuple[str, ...]
    written: bool


@dataclass(frozen=True)
class Node:
    """A stop with its place: the centre, in SVG units from the top left."""

    stop: Stop
    x: float
    y: float

    @property
    def lines(self) -> list[str]:
        """The title, broken into the three lines that a node has room for."""
        return wrap(self.stop.title, _LINE, max_lines=3, placeholder=" …")


@dataclass(frozen=True)
class Drawing:
    """A map ready to draw: size, nodes, and edges as paths of SVG."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[str, ...]


def html(here: Here, course: str = "", path: str = "") -> str:
    """Return the map of one `course`, of a learning `path`, or of all courses."""
    catalog, words = here.catalog, here.catalog.words
    if course:
        found = catalog.course(course)
        stops, title = _modules(catalog, found.modules), words("map.of-course", title=found.title)
    elif path:
        way = catalog.path(path)
        stops, title = _modules(catalog, catalog.modules_of_path(way)), words("map.of-path", title=way.title)
    else:
        stops, title = tuple(_course(catalog, course) for course in catalog.courses), words("map.of-courses")
    drawing = draw(stops, words.direction == "rtl")
    size = {"width": WIDTH, "height": HEIGHT}
    return here.render("module-map", drawing=drawing, stops=stops, title=title, size=size)


@lru_cache(maxsize=256)  # a preview draws the same maps again after each edit
def draw(stops: tuple[Stop, ...], mirrored: bool = False) -> Drawing:
    """Return `stops` laid out with as few crossings as Graphviz's `dot` finds: from left to right where that fits the
    column of text, else from top to bottom, because a page scrolls down more easily than sideways. `mirrored` turns
    the map round for readers who read from right to left.

    Method: Gansner et al. 1993, "A technique for drawing directed graphs" (the algorithm of `dot`).
    """
    across = _laid_out(stops, "LR", mirrored)
    if across.width <= _COLUMN:
        return across
    return min(across, _laid_out(stops, "TB", mirrored), key=lambda drawing: drawing.width)


def _laid_out(stops: tuple[Stop, ...], direction: Literal["LR", "TB"], mirrored: bool) -> Drawing:
    edges = [(before, stop.code) for stop in stops for before in essential(stop, stops)]
    drawn = graph([stop.code for stop in stops], edges, (WIDTH, HEIGHT), direction, mirrored)
    nodes = tuple(Node(stop, *drawn.places[stop.code]) for stop in stops)
    return Drawing(drawn.width, drawn.height, nodes, drawn.curves)


def essential(stop: Stop, stops: tuple[Stop, ...]) -> list[str]:
    """Return the prerequisites of `stop` that do not follow from another one (transitive reduction)."""
    by_code = {other.code: other for other in stops}
    direct = [code for code in stop.requires if code in by_code]
    implied = {code for other in direct for code in _all_before(by_code[other], by_code)}
    return [code for code in direct if code not in implied]


def _all_before(stop: Stop, by_code: dict[str, Stop]) -> set[str]:
    before: set[str] = set()
    waiting = [stop]
    while waiting:
        for code in waiting.pop().requires:
            if code in by_code and code not in before:
                before.add(code)
                waiting.append(by_code[code])
    return before


def _modules(catalog: Catalog, modules: tuple[Module, ...]) -> tuple[Stop, ...]:
    """Return modules as stops; a whole course as prerequisite stands for its modules that are on the map."""
    return tuple(
        Stop(
            module.code,
            module.title,
            catalog.module_address(module),
            module.minutes,
            tuple(reach.id for reach in module.competencies),
            tuple(before.code for before in catalog.modules_in(module.requires)),
            catalog.is_written(catalog.module_address(module)),
        )
        for module in modules
    )


def _course(catalog: Catalog, course: Course) -> Stop:
    before = [catalog.course_of[m.code].code for m in catalog.modules_in(course.requires)]
    reached = dict.fromkeys(reach.id for module in course.modules for reach in module.competencies)
    written = any(catalog.is_written(catalog.module_address(module)) for module in course.modules)
    address = f"courses/{course.id}/index.md"
    return Stop(
        course.code,
        course.title,
        address,
        course.minutes,
        tuple(reached),
        tuple(dict.fromkeys(before)),
        written,
    )
