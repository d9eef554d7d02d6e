"""A scenario can be read without a script: every screen is on the page, every choice leads to the next one."""

import pytest

from coursebook.views import scenario
from tests.conftest import Drawing
from tests.document import Document

START = "courses/first/start.md"
FILE = "courses/en/first/at-the-door.scenario.yml"


@pytest.fixture
def page(here, small: Drawing) -> Document:
    return Document(scenario.html(here(START, small.load().source), "at-the-door"))


def screens(page: Document) -> dict[str, str]:
    """Return the text of each screen, by its node."""
    return {section["data-node"]: section.text for section in page.all("section")}


def test_every_screen_is_there_in_the_order_of_the_file(page: Document, small: Drawing) -> None:
    nodes = small.load().source.scenarios["at-the-door"].nodes
    assert list(screens(page)) == [node.id for node in nodes]
    assert page.one("div", **{"class": "scenario__intro panel"})["data-start"] == nodes[0].id


def test_every_choice_tells_its_effect_and_leads_to_the_screen_that_follows(page: Document, small: Drawing) -> None:
    known = {element["id"] for element in page.elements if element["id"]}
    links = {link["href"].removeprefix("#") for link in page.all("a") if link["href"].startswith("#")}
    assert links <= known
    moves = {(move["data-move"], move["data-to"]) for move in page.all("details") if move["data-move"]}
    nodes = small.load().source.scenarios["at-the-door"].nodes
    assert moves == {(move.id, move.to) for node in nodes for move in node.choices}
    for node in nodes:
        for move in node.choices:
            assert move.feedback in screens(page)[node.id]
            assert f"at-the-door-{move.to}" in links


def test_an_ending_says_which_one_it_is_and_what_to_take_from_it(page: Document, small: Drawing) -> None:
    catalog = small.load().source
    for node in catalog.scenarios["at-the-door"].endings:
        text = screens(page)[node.id]
        assert catalog.words(f"scenario.ending.{node.ending}") in text
        assert all(lesson in text for lesson in node.feedback)
    kinds = {section["data-ending"] for section in page.all("section") if section["data-ending"]}
    assert kinds == {"grew", "open", "closed"}


def test_from_every_screen_one_step_leads_to_help_and_one_out_of_the_scene(page: Document) -> None:
    for kind, goal in (("help", "../../../help/"), ("out", "#at-the-door-after")):
        ways = [link for link in page.all("a") if link["href"] == goal]
        assert len(ways) >= len(screens(page)), kind
    assert any(element["id"] == "at-the-door-after" for element in page.elements)


def test_a_content_note_stands_before_the_first_screen_and_can_be_skipped_from(page: Document) -> None:
    [note] = [element for element in page.all("p") if "scenario__note" in element.classes]
    assert "She is very tired." in note.text
    first = next(element for element in page.elements if element.tag == "section")
    assert page.elements.index(note) < page.elements.index(first)


def test_a_scene_without_hard_things_has_no_note(here, small: Drawing) -> None:
    small.draw({FILE: {"note: She is very tired.\n": ""}})
    page = Document(scenario.html(here(START, small.load().source), "at-the-door"))
    assert [element for element in page.all("p") if "scenario__note" in element.classes] == []


def test_facilitators_find_the_map(page: Document) -> None:
    assert any(link["href"] == "../map-at-the-door/" for link in page.all("a"))


MIRROR = """title: At the window
summary: The same from the other side.
role: You are Lena.
minutes: 5
competencies: [A1]
mirror: at-the-door
nodes:
  - id: window
    title: At the window
    text: [You look out.]
    choices:
      - {id: go, text: You go., to: gone, feedback: You go.}
  - {id: gone, title: Gone, ending: closed, text: [You are gone.], feedback: [Another day.]}
"""


@pytest.mark.parametrize(("shown", "goal"), [(True, "../go-on/"), (False, "../map-at-the-window/")])
def test_the_same_scene_from_the_other_side_is_one_link_away(here, small: Drawing, shown: bool, goal: str) -> None:
    """Where no page shows the other side, the link leads to its map."""
    text = '{{ scenario("at-the-window") }}' if shown else "Listen."
    small.draw(
        {
            FILE: {"competencies: [A1]": "competencies: [A1]\nmirror: at-the-window"},
            "courses/en/first/at-the-window.scenario.yml": MIRROR,
            "courses/en/first/go-on.md": {"Listen.": text},
            "courses/fr/first/go-on.md": None,
        }
    )
    page = Document(scenario.html(here(START, small.load().source), "at-the-door"))
    [link] = [link for link in page.all("a") if link.text == "At the window"]
    assert link["href"] == goal


def test_what_is_not_translated_is_marked_with_its_language(here, small: Drawing) -> None:
    page = Document(scenario.html(here(START, small.load().catalogs["fr"]), "at-the-door"))
    marked = [element.text for element in page.all("span", lang="en")]
    assert "She has not taken off her coat." in marked
    assert "À la porte" in page.one("p", **{"class": "scenario__title"}).text


def test_buttons_that_need_a_script_are_hidden_without_one(page: Document) -> None:
    [bar] = [element for element in page.all("p") if "scenario__bar" in element.classes]
    assert bar["hidden"] is not None
    start = next(button for button in page.all("button") if button["data-do"] == "start")
    before = page.elements[page.elements.index(start) - 1]
    assert before.tag == "p" and before["hidden"] is not None
