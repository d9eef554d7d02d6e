"""The map shows every screen of a scenario with what leads where, and prints each screen with its effects."""

import re

import pytest

from coursebook.views import scenario_map
from tests.conftest import Drawing
from tests.document import Document

MAP = "courses/first/map-at-the-door.md"


@pytest.fixture
def html(here, small: Drawing) -> str:
    return scenario_map.html(here(MAP, small.load().source), "at-the-door")


def test_each_screen_is_on_the_map_with_words_and_leads_to_its_text(html: str, small: Drawing) -> None:
    nodes = small.load().source.scenarios["at-the-door"].nodes
    page = Document(html)
    stops = [link for link in page.all("a") if "map__node" in link.classes]
    assert [stop["aria-label"].partition(". ")[2].partition(".")[0] for stop in stops] == [n.title for n in nodes]
    sections = {section["id"] for section in page.all("section")}
    assert {stop["href"].removeprefix("#") for stop in stops} == sections
    assert len(sections) == len(nodes)


def test_each_way_from_a_screen_to_another_is_one_arrow(html: str, small: Drawing) -> None:
    nodes = small.load().source.scenarios["at-the-door"].nodes
    edges = {(node.id, move.to) for node in nodes for move in node.choices}
    assert len(re.findall(r"<path [^>]*marker-end", html)) == len(edges) == 7


def test_an_ending_is_told_apart_by_its_shape_a_sign_and_words(html: str, small: Drawing) -> None:
    catalog = small.load().source
    endings = [link for link in Document(html).all("a") if "map__node--ending" in link.classes]
    assert len(endings) == 3
    for kind, sign in (("grew", "●"), ("open", "◐"), ("closed", "○")):
        said = str(catalog.words(f"scenario.ending.{kind}"))
        [ending] = [link for link in endings if link["aria-label"].endswith(said)]
        assert sign in ending.text


def test_each_screen_is_printed_with_every_choice_its_effect_and_where_it_leads(html: str, small: Drawing) -> None:
    nodes = small.load().source.scenarios["at-the-door"].nodes
    number = {node.id: place for place, node in enumerate(nodes, 1)}
    text = {section["id"]: section.text for section in Document(html).all("section")}
    for node in nodes:
        printed = text[f"screen-{number[node.id]}"]
        assert all(paragraph.replace("'", "\u2019") in printed for paragraph in node.text)
        for move in node.choices:
            assert f"{move.text} → {number[move.to]}" in printed and move.feedback in printed
        assert all(lesson in printed for lesson in node.feedback)


def test_facilitators_read_how_to_run_it_and_what_to_announce(html: str) -> None:
    page = Document(html)
    assert "Stop at the door and ask what the group sees." in [element.text for element in page.all("li")]
    assert any("She is very tired." in element.text for element in page.all("p"))


def test_the_map_leads_back_to_the_page_that_plays_the_scene(html: str) -> None:
    assert any(link["href"] == "../start/" for link in Document(html).all("a"))


def test_screens_do_not_overlap_and_lie_in_the_drawing(html: str) -> None:
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', html).groups())
    boxes = [tuple(map(float, box)) for box in re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)"', html)]
    wide, high = scenario_map.SIZE
    assert len(boxes) == 6
    assert all(0 <= x <= width - wide and 0 <= y <= height - high for x, y in boxes)
    for index, (x, y) in enumerate(boxes):
        assert all(abs(x - a) >= wide or abs(y - b) >= high for a, b in boxes[index + 1 :])
