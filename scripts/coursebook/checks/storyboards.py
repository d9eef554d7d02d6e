"""What storyboards draw is in the library, and whoever speaks is in the picture."""

from collections.abc import Iterator

from coursebook.checks.report import problem, unknown
from coursebook.load import Book
from coursebook.model.record import Place
from coursebook.model.storyboard import Scene
from coursebook.problems import Problem

_LIBRARY = "overrides/components/storyboard/library"
_NOUNS = {"places": "place", "people": "person", "things": "thing"}


def parts_are_in_the_library(book: Book) -> Iterator[Problem]:
    """Each place, person and thing of a storyboard is a drawing of the library."""
    known = {kind: {path.stem: "" for path in (book.project.root / _LIBRARY / kind).glob("*.svg")} for kind in _NOUNS}
    for scene in _scenes(book):
        for kind, name, place in _parts(scene):
            if name not in known[kind]:
                fact = f"the library has no {_NOUNS[kind]} `{name}`"
                yield unknown(place, fact, name, known[kind], f"The {kind} are in {_LIBRARY}/{kind}/")


def _parts(scene: Scene) -> Iterator[tuple[str, str, Place]]:
    yield "places", scene.place, scene.at("place")
    for figure in scene.figures:
        yield "people", figure.who, figure.at("who")
    for thing in scene.things:
        yield "things", thing.what, thing.at("what")


def who_speaks_is_in_the_picture(book: Book) -> Iterator[Problem]:
    """The number that a line of a storyboard gives is that of a figure of its scene."""
    for scene in _scenes(book):
        for line in scene.lines:
            if line.figure > len(scene.figures):
                fact = f"line `{line.id}` is said by figure {line.figure}; scene `{scene.id}` has {len(scene.figures)}"
                remedy = "count the figures from 1, in the order of `figures`, or add the one who speaks"
                yield problem(line.at("figure"), fact, remedy)


def _scenes(book: Book) -> Iterator[Scene]:
    for storyboard in book.source.storyboards.values():
        yield from storyboard.scenes
