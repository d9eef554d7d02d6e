"""A directed graph laid out by Graphviz, ready to draw as SVG."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pygraphviz import AGraph

MARGIN = 12  # around the drawing, in SVG units
_DPI = 72
_PORTS = {"LR": {"headport": "w", "tailport": "e"}, "TB": {"headport": "n", "tailport": "s"}}

Direction = Literal["LR", "TB"]


@dataclass(frozen=True)
class Graph:
    """Size, the centre of each node, and each edge as the path of an SVG; in SVG units from the top left."""

    width: float
    height: float
    places: dict[str, tuple[float, float]]
    curves: tuple[str, ...]


def graph(
    names: Iterable[str],
    edges: Iterable[tuple[str, str]],
    size: tuple[int, int],
    direction: Direction,
    mirrored: bool = False,
    **settings: object,
) -> Graph:
    """Return nodes of `size` with `edges` between them, with as few crossings as Graphviz's `dot` finds.

    `mirrored` turns it round for readers who read from right to left.

    Method: Gansner et al. 1993, "A technique for drawing directed graphs" (the algorithm of `dot`).
    """
    drawn = _empty(size, direction, settings)
    drawn.add_nodes_from(names)
    drawn.add_edges_from(edges)
    drawn.layout(prog="dot")
    left, bottom, right, top = (float(number) for number in drawn.graph_attr["bb"].split(","))

    def at(point: str) -> tuple[float, float]:
        x, y = (float(number) for number in point.split(","))  # of Graphviz: y upwards
        return round((right - x if mirrored else x - left) + MARGIN, 1), round(top - y + MARGIN, 1)

    places = {str(node): at(node.attr["pos"]) for node in drawn.nodes()}
    curves = tuple(_curve(edge.attr["pos"], at) for edge in drawn.edges())
    drawn.close()
    return Graph(right - left + 2 * MARGIN, top - bottom + 2 * MARGIN, places, curves)


def _empty(size: tuple[int, int], direction: Direction, settings: dict) -> "AGraph":
    from pygraphviz import AGraph  # noqa: PLC0415  loads Graphviz, and most builds draw nothing anew

    drawn = AGraph(directed=True, rankdir=direction, dpi=_DPI, **{"nodesep": 0.25, "ranksep": 0.4} | settings)
    drawn.node_attr.update(shape="box", fixedsize=True, width=size[0] / _DPI, height=size[1] / _DPI, label="")
    drawn.edge_attr.update(_PORTS[direction])
    return drawn


def _curve(position: str, at: Callable[[str], tuple[float, float]]) -> str:
    """Return Graphviz's spline (`e,x,y x,y …`) as the path of an SVG, ending at the arrow."""
    parts = position.split()
    points = [_pair(at(part)) for part in parts if part[0] not in "es"]
    end = next((_pair(at(part[2:])) for part in parts if part.startswith("e,")), points[-1])
    return f"M{points[0]} C{' '.join(points[1:])} L{end}"


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
