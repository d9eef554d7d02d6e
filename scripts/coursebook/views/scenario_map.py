"""All screens of a scenario on one map, then each screen in print: for whoever runs it with a group."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from coursebook.model.scenario import Node, Scenario
from coursebook.views.graph import Graph, graph
from coursebook.views.here import Here
from coursebook.views.scenario import page_of

SIZE = (126, 64)  # of a screen, in SVG units
_LINE = 17  # characters that fit on a line


@dataclass(frozen=True)
class Screen:
    """A screen with its number, its place on the map, and its title in lines."""

    number: int
    node: Node
    x: float
    y: float

    @property
    def lines(self) -> list[str]:
        return wrap(self.node.title, _LINE, max_lines=2, placeholder=" …")


def html(here: Here, scenario: str) -> str:
    """Return the map of a scenario, what facilitators need to know, and its screens to print."""
    found = here.catalog.scenarios[scenario]
    drawing = _drawn(_shape(found), here.catalog.words.direction == "rtl")
    here.used.add("module-map")  # the styles of a map
    screens = [Screen(number, node, *drawing.places[node.id]) for number, node in enumerate(found.nodes, 1)]
    return here.render(
        "scenario-map",
        scenario=found,
        screens=screens,
        number_of={screen.node.id: screen.number for screen in screens},
        drawing=drawing,
        size={"width": SIZE[0], "height": SIZE[1]},
        page=page_of(here.catalog, scenario),
    )


def _shape(scenario: Scenario) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the nodes, each with those that it leads to: all that the layout depends on, the same in all languages."""
    return tuple((node.id, tuple(dict.fromkeys(move.to for move in node.choices))) for node in scenario.nodes)


@lru_cache(maxsize=256)  # a preview draws the same maps again after each edit
def _drawn(shape: tuple[tuple[str, tuple[str, ...]], ...], mirrored: bool) -> Graph:
    edges = [(start, end) for start, ends in shape for end in ends]
    return graph([name for name, _ in shape], edges, SIZE, "TB", mirrored, nodesep=0.18, ranksep=0.45)
