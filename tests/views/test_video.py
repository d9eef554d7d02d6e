"""A video comes from a file of the book, with captions in each language that has them, and words for all it says."""

import shutil
from collections.abc import Callable

import pytest

from coursebook.views import video
from coursebook.views.here import Here, components_in
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import ROOT

GO_ON = "courses/first/go-on.md"
FILM = """title: Two chairs
file: assets/films/two-chairs.webm
poster: assets/images/table.svg
seconds: 75
transcript:
  - Two chairs stand by a window.
  - Somebody sits down.
"""


@pytest.fixture
def shown(small: Drawing) -> Callable[[str], Document]:
    """Return a maker of the film of a small book, in a language."""
    small.draw(
        {
            "courses/en/first/two-chairs.video.yml": FILM,
            "courses/fr/first/two-chairs.video.yml": "translation: {status: draft}\ntitle: Deux chaises\n",
            "courses/en/first/go-on.md": {"Listen.": '{{ video("two-chairs") }}'},
            "courses/fr/first/go-on.md": None,
            "docs/assets/films/two-chairs.webm": "",
            "docs/assets/films/two-chairs.en.vtt": "WEBVTT\n",
            "docs/assets/films/two-chairs.fr.vtt": "WEBVTT\n",
        }
    )
    shutil.copytree(ROOT / "overrides/components", small.root / "overrides/components", dirs_exist_ok=True)
    components = components_in(small.root / "overrides/components")

    def make(code: str) -> Document:
        return Document(video.html(Here(small.load().catalogs[code], components, GO_ON), "two-chairs"))

    return make


@pytest.mark.parametrize(("code", "above"), [("en", "../../../"), ("fr", "../../../../")])
def test_the_film_and_its_poster_are_files_of_the_book(shown, code: str, above: str) -> None:
    page = shown(code)
    assert page.one("source")["src"] == f"{above}assets/films/two-chairs.webm"
    assert page.one("source")["type"] == "video/webm"
    assert page.one("video")["poster"] == f"{above}assets/images/table.svg"


def test_nothing_is_loaded_or_played_before_the_reader_wants_it(shown) -> None:
    film = shown("en").one("video")
    assert film["preload"] == "none"
    assert film["controls"] is not None
    assert film["autoplay"] is None


@pytest.mark.parametrize("code", ["en", "fr"])
def test_captions_are_there_in_each_language_and_shown_in_that_of_the_page(shown, code: str) -> None:
    tracks = list(shown(code).all("track"))
    assert [track["srclang"] for track in tracks] == ["en", "fr"]
    assert all(track["kind"] == "captions" and track["label"] for track in tracks)
    assert [track["srclang"] for track in tracks if track["default"] is not None] == [code]


def test_all_that_is_said_stands_there_as_text_with_the_length(shown) -> None:
    page = shown("en")
    assert "Two chairs stand by a window." in page.one("details").text
    assert "1:15" in page.one("figcaption").text


def test_a_transcript_that_is_not_translated_is_marked_with_its_language(shown) -> None:
    page = shown("fr")
    assert page.one("video")["aria-label"] == "Deux chaises"
    assert "Somebody sits down." in [element.text for element in page.all("span", lang="en")]
