"""A directed graph laid out by Graphviz, ready to draw as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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
    **settings: object,
) -> Graph:
    """Return nodes of `size` with `edges` between them, with as few crossings as Graphviz's `dot` finds.

    Method: Gansner et al. 1993, "A technique for drawing directed graphs" (the algorithm of `dot`).
    """
    drawn = AGraph(directed=True, rankdir=direction, dpi=_DPI, **{"nodesep": 0.25, "ranksep": 0.4} | settings)
    drawn.node_attr.update(shape="box", fixedsize=True, width=size[0] / _DPI, height=size[1] / _DPI, label="")
    drawn.edge_attr.update(_PORTS[direction])
    drawn.add_nodes_from(names)
    drawn.add_edges_from(edges)
    drawn.layout(prog="dot")
    left, bottom, right, top = (float(number) for number in drawn.graph_attr["bb"].split(","))
    places = {str(node): _place(node.attr["pos"], top) for node in drawn.nodes()}
    curves = tuple(_curve(edge.attr["pos"], top) for edge in drawn.edges())
    drawn.close()
    return Graph(right - left + 2 * MARGIN, top - bottom + 2 * MARGIN, places, curves)


def _place(position: str, top: float) -> tuple[float, float]:
    x, y = (float(number) for number in position.split(","))
    return round(x + MARGIN, 1), round(top - y + MARGIN, 1)


def _curve(position: str, top: float) -> str:
    """Return Graphviz's spline (`e,x,y x,y …`, y upwards) as the path of an SVG (y downwards), ending at the arrow."""
    parts = position.split()
    end = [part[2:] for part in parts if part.startswith("e,")]
    points = [tuple(map(float, part.split(","))) for part in parts if part[0] not in "es"]
    moved = [f"{x + MARGIN:.1f},{top - y + MARGIN:.1f}" for x, y in points]
    tip = [float(number) for number in end[0].split(",")] if end else points[-1]
    curve = f"M{moved[0]} C{' '.join(moved[1:])}"
    return f"{curve} L{tip[0] + MARGIN:.1f},{top - tip[1] + MARGIN:.1f}"
