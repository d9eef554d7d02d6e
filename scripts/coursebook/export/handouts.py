"""Hand-outs of a course, to print: exercises alone, the answer key, notes for facilitators, maps of the scenes."""

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml.html import HtmlElement

from coursebook.export.documents.compose import Choice, compose, file_name
from coursebook.export.documents.contents import Document, Entry, of_course, scenes_of
from coursebook.export.documents.on_paper import find, only, without
from coursebook.export.edition import Edition
from coursebook.export.pdf import write_pdf
from coursebook.model.catalog import Catalog
from coursebook.model.course import Course
from coursebook.model.words import Words


def handouts(edition: Edition) -> Iterator[Path]:
    """Write the hand-outs of each course as PDF, and give their paths; one in which nothing stands is not made.

    Raises FilmError without Pango.
    """
    for code in edition.languages:
        for document, choose in sheets(edition.catalog(code)):
            composed = compose(edition, code, document, choose)
            if composed.chapters:
                path = edition.target / "handouts" / file_name(edition, document, code, "pdf")
                yield write_pdf(edition, composed, path)


def sheets(catalog: Catalog) -> Iterator[tuple[Document, Choice]]:
    """Give each hand-out with what it takes from the pages."""
    for course in catalog.courses:
        whole = of_course(catalog, course)
        if whole:
            scenes = tuple(scenes_of(catalog, course))
            for kind, choose in _KINDS.items():
                entries = {"scenes": scenes, "facilitator": whole.entries[1:] + scenes}.get(kind, whole.entries[1:])
                yield _document(catalog, course, kind, entries), _chosen(choose, catalog.words)


def _document(catalog: Catalog, course: Course, kind: str, entries: tuple[Entry, ...]) -> Document:
    name = f"{course.id}-{kind.replace('key', 'answer-key')}"
    return Document(name, str(course.title), entries, str(catalog.words(f"documents.{kind}")))


def _chosen(choose: Choice, words: Words) -> Choice:
    """Return `choose` for an article whose exercises have headings of their own."""

    def chosen(article: HtmlElement) -> None:
        for title in (*find(article, ".case__title"), *find(article, ".activity__title")):
            title.tag = "h2"
        for quiz in find(article, ".quiz"):
            quiz.insert(0, quiz.makeelement("h2"))
            quiz[0].text = str(words("quiz.title"))
        choose(article)

    return chosen


def _exercises(article: HtmlElement) -> None:
    without(article, ".answers", ".quiet", ".case__facilitator")
    only(article, ".quiz", ".case", ".activity")


def _key(article: HtmlElement) -> None:
    without(article, ".episode__text", ".case__facilitator", ".lines", ".case__note")
    _with(article, ".case", ".episode__question")
    only(article, ".answers", ".case")


def _facilitator(article: HtmlElement) -> None:
    without(article, ".episode__text", ".episode__question", ".map", ".scenario-map__screens", ".case__note")
    _with(article, ".episode", ".case__facilitator")
    _with(article, ".case", ".episode")
    only(article, ".kicker", ".facts__outcomes", ".case", ".scenario-map")


def _with(article: HtmlElement, name: str, needed: str) -> None:
    """Take those elements out of `article` that hold none of what is needed."""
    for element in find(article, name):
        if not list(find(element, needed)):
            element.drop_tree()


def _scenes(_article: HtmlElement) -> None:
    """Take the whole page."""


_KINDS: dict[str, Callable[[HtmlElement], None]] = {
    "exercises": _exercises,
    "key": _key,
    "facilitator": _facilitator,
    "scenes": _scenes,
}
