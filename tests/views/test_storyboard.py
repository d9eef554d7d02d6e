"""A storyboard is drawn from a library of parts, complete without a script, and never hides a face or a word."""

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from coursebook.model.storyboard import Scene
from coursebook.views import storyboard
from coursebook.views.here import Here, components_in
from coursebook.views.speech_bubble import HEIGHT, WIDTH, Bubble, Head, broken
from coursebook.views.storyboard_picture import FOOT, Picture, names_in, part, picture
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import ROOT, real_book

COMPONENTS = ROOT / "overrides" / "components"
LIBRARY = COMPONENTS / "storyboard" / "library"
PROMISED = """
places: kitchen office corridor meeting-room park night-room street lab library doorway garden cafe
people: amina jonas lena mihai lucia noor tomas ingrid sam vera
things: cup phone letter notebook laptop clock lamp plant chair table tissues key calendar umbrella backpack poster
        signpost raincloud sun door scales hourglass
"""
DRAWINGS = sorted(LIBRARY.glob("*/*.svg"))
MOST_BYTES = {"places": 2048, "people": 2500, "things": 1000}
OF_SCENES = {"--storyboard-ink", "--storyboard-hair"}  # made from the palette in storyboard.css

FILM = "courses/en/first/talk.storyboard.yml"
TALK = """
title: A talk
summary: Two people talk.
scenes:
  - id: first
    place: kitchen
    figures:
      - {who: lena, x: 30}
      - {who: tomas, x: 70, looks: left}
    things: [{what: table, x: 50}, {what: cup, x: 48, y: 74}]
    lines:
      - {id: minute, figure: 1, says: "Have you got a minute? It's short & simple."}
      - {id: yes, figure: 2, says: "Yes."}
    narration: Lena asks.
    shows: Lena and Tomas are in a kitchen.
  - id: second
    place: kitchen
    figures: [{who: lena, x: 50}]
    narration: Now she is alone.
    shows: Lena is alone in the kitchen.
"""
LONG = "It stays with me unless somebody is in danger, and then I get help, and I tell you first."


def scene(**changes: object) -> Scene:
    values = {"id": "one", "place": "office", "narration": "They talk.", "shows": "Two people."} | changes
    return Scene.model_validate(values)


def drawn(**changes: object) -> Picture:
    return picture(COMPONENTS, scene(**changes))


def talk(*lines: tuple[int, str], at: tuple[int, ...] = (30, 70), who: str = "lena") -> Picture:
    """Return a picture in which the people at `at` say `lines`, each with the number of who says it."""
    figures = [{"who": who, "x": x} for x in at]
    spoken = [{"id": f"l{n}", "figure": figure, "says": says} for n, (figure, says) in enumerate(lines)]
    return drawn(figures=figures, lines=spoken)


@pytest.fixture
def film(small: Drawing) -> Drawing:
    """The small book with one storyboard, in English only."""
    small.draw({FILM: TALK})
    return small


def page_of(book: Drawing, code: str = "en") -> Here:
    return Here(book.load().catalogs[code], components_in(COMPONENTS), "about.md")


# The library


def test_the_library_has_everything_that_authors_are_promised() -> None:
    for kind, names in yaml.safe_load(PROMISED).items():
        assert set(names.split()) <= set(names_in(COMPONENTS, kind))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_drawing_is_small_and_has_the_colours_of_the_palette_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) <= MOST_BYTES[path.parent.name]
    palette = light_palette()
    for name, fallback in re.findall(r"var\((--[\w-]+),(#\w+)\)", text):
        assert name in OF_SCENES or whole(palette[name]) == whole(fallback), name
    assert re.findall(r"#\w+", re.sub(r"var\([^)]*\)", "", text)) == []
    assert not re.search(r"\b(?:id|class|style|href)=|<(?:text|image|style|script)", text)


def light_palette() -> dict[str, str]:
    """Return the colours of book.css by name, as in the light scheme."""
    css = (ROOT / "overrides/style/book.css").read_text(encoding="utf-8")
    return dict(re.findall(r"(--[\w-]+): (#\w+);", css.partition("@media screen")[0]))


def whole(colour: str) -> str:
    digits = colour.lower().lstrip("#")
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


@pytest.mark.parametrize("name", names_in(COMPONENTS, "people"))
def test_a_person_stands_on_their_foot_and_fits_a_picture(name: str) -> None:
    box = part(COMPONENTS, f"people/{name}").box
    assert 0 <= box.bottom <= 3
    assert 95 <= -box.top <= 120
    assert abs(box.left + box.right) <= 12, "not in the middle"
    assert box.right - box.left <= 64


@pytest.mark.parametrize("name", names_in(COMPONENTS, "things"))
def test_a_thing_stands_in_the_middle_of_its_foot(name: str) -> None:
    box = part(COMPONENTS, f"things/{name}").box
    assert abs(box.left + box.right) <= 8


@pytest.mark.parametrize("name", names_in(COMPONENTS, "places"))
def test_a_place_fills_the_picture(name: str) -> None:
    box = part(COMPONENTS, f"places/{name}").box
    assert (box.left, box.top, box.right, box.bottom) == (0, 0, WIDTH, HEIGHT)


def test_everybody_in_the_library_has_a_name() -> None:
    keys = real_book().source.words.keys
    assert [who for who in names_in(COMPONENTS, "people") if f"storyboard.person.{who}" not in keys] == []


# What stands where


def test_who_looks_left_is_mirrored_and_stays_in_place() -> None:
    right, left = drawn(figures=[{"who": "vera", "x": 40}, {"who": "vera", "x": 60, "looks": "left"}]).placed
    assert "scale" not in right.transform
    assert "scale(-1 1)" in left.transform
    assert right.box.right - right.x == pytest.approx(left.x - left.box.left)


@pytest.mark.parametrize("x", [0, 100])
@pytest.mark.parametrize("who", names_in(COMPONENTS, "people"))
def test_nobody_stands_outside_of_the_picture(who: str, x: int) -> None:
    (one,) = drawn(figures=[{"who": who, "x": x}]).placed
    assert one.box.left >= 0
    assert one.box.right <= WIDTH
    assert one.y == FOOT


def test_what_an_author_puts_before_a_table_stands_on_it() -> None:
    found = drawn(things=[{"what": "cup", "x": 50, "y": 76}, {"what": "table", "x": 52}, {"what": "plant", "x": 90}])
    by_name = {one.part.name: one for one in found.placed}
    table, cup, plant = (by_name[f"things/{name}"] for name in ("table", "cup", "plant"))
    assert cup.y == pytest.approx(table.box.top + 1)
    assert plant.y == pytest.approx(0.92 * HEIGHT)
    assert found.placed.index(cup) > found.placed.index(table)


def test_a_high_thing_on_a_table_is_drawn_smaller() -> None:
    things = [{"what": "table", "x": 50}, {"what": "lamp", "x": 45, "y": 68}, {"what": "lamp", "x": 90}]
    lamps = [one for one in drawn(things=things).placed if one.part.name == "things/lamp"]
    assert sorted(lamp.scale for lamp in lamps) == [0.6, 1]


def test_a_table_is_drawn_before_people_and_a_poster_behind_them() -> None:
    things = [{"what": "table", "x": 50}, {"what": "poster", "x": 50, "y": 50}]
    names = [one.part.name for one in drawn(things=things, figures=[{"who": "sam", "x": 50}]).placed]
    assert names == ["things/poster", "people/sam", "things/table"]


# Speech bubbles


def pictures_of_the_book() -> list[tuple[str, Picture]]:
    return [
        (f"{code}: {name}, {one.id}", picture(COMPONENTS, one))
        for code, catalog in real_book().catalogs.items()
        for name, film in catalog.storyboards.items()
        for one in film.scenes
    ]


def crowded() -> list[tuple[str, Picture]]:
    """Return pictures with as many and as long words as authors may write."""
    places = [(5, 95), (30, 70), (45, 55), (2, 20), (80, 98), (10, 30, 50, 70, 90)]
    return [
        (f"{at}, {who}, {first} then {last}", talk((first, LONG[:90]), (last, LONG[-90:]), at=at, who=who))
        for at in places
        for who in ("jonas", "mihai")
        for first, last in ((1, 2), (2, 1), (1, 1))
    ]


def test_a_bubble_lies_in_the_picture_and_hides_neither_a_face_nor_another_bubble() -> None:
    for name, found in pictures_of_the_book() + crowded():
        people = [one for one in found.placed if one.part.name.startswith("people/")]
        for bubble in found.bubbles:
            box = bubble.box
            assert min(box.left, box.top) >= 0 and box.right <= WIDTH and box.bottom <= HEIGHT, name
            for one in people:
                assert box.shared_with(Head(one.x, one.box.top).face) == 0, f"{name}: a face is hidden"
        for one, other in combinations(found.bubbles, 2):
            assert one.box.shared_with(other.box) == 0, name


def test_a_bubble_holds_every_word_in_order() -> None:
    (bubble,) = talk((1, LONG)).bubbles
    assert " ".join(line for _, line in bubble.baselines) == LONG
    assert all(bubble.box.top < y < bubble.box.bottom for y, _ in bubble.baselines)


def test_a_bubble_stands_above_who_speaks_and_points_at_them() -> None:
    (bubble,) = talk((2, "Yes, of course. Sit down.")).bubbles
    assert bubble.box.left < bubble.head.x < bubble.box.right
    assert bubble.box.bottom < bubble.head.top
    points = [tuple(map(float, point)) for point in re.findall(r"([\d.]+) ([\d.]+)", bubble.outline)]
    x, y = max(points, key=lambda point: point[1])
    assert bubble.box.bottom < y <= bubble.head.top
    assert x == pytest.approx(bubble.head.x)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_who_speaks_first_is_read_first(order: tuple[int, int]) -> None:
    first, second = talk((order[0], "Have you got a minute?"), (order[1], "Yes. Come in.")).bubbles
    beside = second.box.left >= first.box.right and abs(second.box.top - first.box.top) < 12
    assert beside or second.box.top - first.box.top >= 12


def test_a_bubble_does_not_begin_a_line_with_a_mark() -> None:
    for text in ("On Sundays I am …", "Vraiment, tu es sûre ?", "Il a dit : « Comment vas-tu aujourd'hui ? »"):
        for lines in broken(text):
            assert not [line for line in lines if line[0] in "…?:»" or line[-1] == "«"]


def test_a_word_longer_than_a_bubble_is_kept_whole() -> None:
    assert broken("a" * 60) == (("a" * 60,),)


def test_a_short_answer_stays_on_one_line() -> None:
    (bubble,) = talk((1, "Ten, yes.")).bubbles
    assert isinstance(bubble, Bubble)
    assert bubble.lines == ("Ten, yes.",)


# The page


def test_each_scene_has_its_picture_in_words_and_what_is_said_and_told(film: Drawing) -> None:
    page = page_of(film)
    document = Document(storyboard.html(page, "talk"))
    pictures = list(document.all("svg", role="img"))
    assert [one["aria-label"] for one in pictures] == [
        "Lena and Tomas are in a kitchen.",
        "Lena is alone in the kitchen.",
    ]
    captions = [caption.text for caption in document.all("figcaption")]
    assert captions == [
        "Lena: “Have you got a minute? It’s short & simple.”Tomás: “Yes.”Lena asks.",
        "Now she is alone.",
    ]
    assert "storyboard" in page.used


def test_the_narration_of_all_scenes_is_the_transcript(film: Drawing) -> None:
    details = next(Document(storyboard.html(page_of(film), "talk")).all("details"))
    assert details.text == "TranscriptLena asks.Now she is alone."


def test_a_part_is_defined_once_and_used_as_often_as_it_appears(film: Drawing) -> None:
    page = page_of(film)
    html = storyboard.html(page, "talk") + storyboard.html(page, "talk")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    uses = re.findall(r'<use href="#([^"]+)"', html)
    assert set(uses) <= set(ids)
    assert uses.count("storyboard-1-people-lena") == uses.count("storyboard-1-places-kitchen") == 2


def test_controls_wait_for_the_script(film: Drawing) -> None:
    document = Document(storyboard.html(page_of(film), "talk"))
    (bar,) = (element for element in document.all("div") if "storyboard__bar" in element.classes)
    assert bar["hidden"] == ""
    assert [button["type"] for button in document.all("button")] == ["button"] * 5


def test_words_that_are_not_translated_are_marked_in_their_language(film: Drawing) -> None:
    html = storyboard.html(page_of(film, "fr"), "talk")
    document = Document(html)
    assert [one["lang"] for one in document.all("svg", role="img")] == ["en", "en"]
    assert '<g class="storyboard__bubble" lang="en">' in html
    assert "<span" not in "".join(re.findall(r"<text.*?</text>", html))
    assert '<p class="storyboard__told"><span lang="en">Lena asks.</span></p>' in html


def test_a_translated_film_speaks_its_language(film: Drawing) -> None:
    words = """
translation: {status: machine}
title: Une conversation
summary: Deux personnes parlent.
scenes:
  - id: first
    lines: [{id: minute, says: Tu as une minute ?}, {id: "yes", says: Oui.}]
    narration: Lena demande.
    shows: Lena et Tomas sont dans une cuisine.
  - {id: second, narration: Elle est seule., shows: Lena est seule dans la cuisine.}
"""
    film.draw({FILM.replace("/en/", "/fr/"): words})
    document = Document(storyboard.html(page_of(film, "fr"), "talk"))
    assert next(document.all("figcaption")).text.startswith("Lena : « Tu as une minute ? »")
    assert 'lang="en"' not in storyboard.html(page_of(film, "fr"), "talk")
    assert [text.text for text in document.all("text")][-1] == "Oui."
