"""The map shows every module once, an arrow for each prerequisite that counts, and can be read as a list."""

import re
from itertools import combinations

import pytest

from coursebook.views import module_map
from coursebook.views.module_map import HEIGHT, WIDTH, Stop, draw, essential


def stop(code: str, *requires: str, title: str = "A title") -> Stop:
    return Stop(code, title, f"{code}.md", 30, ("A1",), requires, True)


def test_a_prerequisite_that_follows_from_another_has_no_arrow() -> None:
    stops = (stop("K1.1"), stop("K1.2", "K1.1"), stop("K1.3", "K1.1", "K1.2"))
    assert essential(stops[2], stops) == ["K1.2"]
    assert len(draw(stops).edges) == 2


def test_a_prerequisite_that_is_not_on_the_map_has_no_arrow() -> None:
    assert draw((stop("K2.1", "K1.1"), stop("K2.2", "K2.1"))).edges != ()
    assert len(draw((stop("K2.1", "K1.1"), stop("K2.2", "K2.1"))).edges) == 1


def test_a_circle_does_not_hang_the_map() -> None:
    stops = (stop("K1.1", "K1.2"), stop("K1.2", "K1.1"))
    assert len(draw(stops).nodes) == 2


@pytest.mark.parametrize("scope", [{"course": f"K{n}"} for n in range(1, 9)] + [{"path": "mooc"}, {}], ids=str)
def test_no_two_nodes_overlap_and_all_lie_in_the_drawing(catalog, scope: dict) -> None:
    drawing = draw(_stops(catalog, **scope))
    for one, other in combinations(drawing.nodes, 2):
        assert abs(one.x - other.x) >= WIDTH - 1 or abs(one.y - other.y) >= HEIGHT - 1, (one.stop.code, other.stop.code)
    for node in drawing.nodes:
        assert WIDTH / 2 <= node.x <= drawing.width - WIDTH / 2
        assert HEIGHT / 2 <= node.y <= drawing.height - HEIGHT / 2


def test_arrows_lead_forward(catalog) -> None:
    drawing = draw(_stops(catalog, course="K1"))
    place = {node.stop.code: (node.x, node.y) for node in drawing.nodes}
    for node in drawing.nodes:
        for before in essential(node.stop, tuple(other.stop for other in drawing.nodes)):
            assert place[before][0] < place[node.stop.code][0] or place[before][1] < place[node.stop.code][1]


def test_a_long_title_is_broken_and_never_longer_than_three_lines() -> None:
    node = draw((stop("K1.1", title="Sharing the work: clinical and emotional support side by side"),)).nodes[0]
    assert 1 < len(node.lines) <= 3
    assert max(map(len, node.lines)) <= 22


def test_each_node_is_a_link_with_all_it_shows_as_words(here) -> None:
    html = module_map.html(here("courses/discovering/index.md"), course="K1")
    labels = re.findall(r'class="map__node[^"]*" aria-label="([^"]+)"', html)
    assert len(labels) == 5
    assert "K1.2: From experience to experiential knowledge, 45 minutes, after K1.1" in labels


def test_the_list_says_the_same_as_the_drawing(here) -> None:
    html = module_map.html(here("courses/index.md"))
    drawing, listed = html.split("<details", 1)
    codes = [f"K{number}" for number in range(1, 9)]
    assert all(f'class="map__code" aria-hidden="true">{code}<' in drawing for code in codes)
    assert all(f">{code} " in listed for code in codes)


def _stops(catalog, course: str = "", path: str = "") -> tuple[Stop, ...]:
    if course:
        return module_map._modules(catalog, catalog.course(course).modules)
    if path:
        return module_map._modules(catalog, catalog.modules_of_path(catalog.path(path)))
    return tuple(module_map._course(catalog, found) for found in catalog.courses)
