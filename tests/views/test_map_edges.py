"""The arrows of the real maps: one for each prerequisite that counts, from the module before to the module after."""

import re

import pytest

from coursebook.views import module_map
from coursebook.views.module_map import HEIGHT, WIDTH, draw, essential
from tests.document import Document
from tests.real_book import real_book

SCOPES = [{"course": course.code} for course in real_book().source.courses]
SCOPES += [{"path": path.id} for path in real_book().source.paths] + [{}]
every_map = pytest.mark.parametrize("scope", SCOPES, ids=str)


def stops_of(scope: dict[str, str]) -> tuple[module_map.Stop, ...]:
    catalog = real_book().source
    if "course" in scope:
        return module_map._modules(catalog, catalog.course(scope["course"]).modules)
    if "path" in scope:
        return module_map._modules(catalog, catalog.modules_of_path(catalog.path(scope["path"])))
    return tuple(module_map._course(catalog, course) for course in catalog.courses)


def ends(edge: str) -> list[tuple[float, float]]:
    """Return the first and the last point of the path of an edge."""
    points = [tuple(map(float, pair)) for pair in re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", edge)]
    return [points[0], points[-1]]


def touches(point: tuple[float, float], node: module_map.Node) -> bool:
    return abs(point[0] - node.x) <= WIDTH / 2 + 2 and abs(point[1] - node.y) <= HEIGHT / 2 + 2


@every_map
def test_each_prerequisite_on_the_map_is_an_arrow_or_follows_from_arrows(scope: dict[str, str]) -> None:
    stops = stops_of(scope)
    by_code = {stop.code: stop for stop in stops}
    for stop in stops:
        reached, waiting = set(), [stop.code]
        while waiting:
            for before in essential(by_code[waiting.pop()], stops):
                reached.add(before)
                waiting.append(before)
        assert {code for code in stop.requires if code in by_code} <= reached


@every_map
def test_each_arrow_leads_from_the_node_before_to_the_node_after(scope: dict[str, str]) -> None:
    drawing = draw(stops_of(scope))
    stops = tuple(node.stop for node in drawing.nodes)
    wanted = sorted((before, stop.code) for stop in stops for before in essential(stop, stops))
    found = []
    for start, end in map(ends, drawing.edges):
        [left] = [node.stop.code for node in drawing.nodes if touches(start, node)]
        [right] = [node.stop.code for node in drawing.nodes if touches(end, node)]
        found.append((left, right))
    assert sorted(found) == wanted


@every_map
def test_drawing_and_list_link_to_the_same_pages_in_words(scope: dict[str, str], here) -> None:
    document = Document(module_map.html(here("courses/index.md"), **scope))
    nodes = [link for link in document.all("a") if "map__node" in link.classes]
    listed = [link for link in document.all("a") if link not in nodes]
    assert [link["href"] for link in nodes] == [link["href"] for link in listed]
    for node, link in zip(nodes, listed, strict=True):
        code, title = link.text.split(" ", 1)
        assert node["aria-label"].startswith(f"{code}: {title}, ")


def test_a_module_in_preparation_says_so_in_drawing_and_list(here, catalog) -> None:
    document = Document(module_map.html(here("courses/in-a-team/index.md"), course="K4"))
    waiting = [module for module in catalog.course("K4").modules if module.code not in catalog.written_modules]
    said = catalog.words("course.in-preparation")
    nodes = [link for link in document.all("a") if "map__node--preparation" in link.classes]
    assert len(nodes) == len(waiting) > 0
    assert all(node["aria-label"].endswith(said) for node in nodes)
    assert sum(said in item.text for item in document.all("li")) == len(waiting)


def test_two_maps_on_a_page_share_no_id(here) -> None:
    page = here("courses/index.md")
    document = Document(module_map.html(page) + module_map.html(page, course="K1"))
    ids = [element["id"] for element in document.elements if element["id"]]
    assert len(ids) == len(set(ids)) > 1
