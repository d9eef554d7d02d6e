"""The files of the source language that are translated, each with its texts and the file that comes of them."""

import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from coursebook.layout import FILES, MATERIALS, files_like
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.model.record import Record
from coursebook.problems import SourceError
from coursebook.project import Project
from coursebook.sources.markdown_file import parse_page
from coursebook.sources.record_file import to_record
from coursebook.sources.text_file import read_text
from coursebook.sources.yaml_file import YamlFile, parse_yaml, read_yaml
from coursebook.translation.interchange import interface, pages, records
from coursebook.translation.interchange.acceptance import Accepted
from coursebook.translation.interchange.assembly import Assembled, Localise, assembled
from coursebook.translation.interchange.segments import Segment

_ANCHORED = re.compile(r"\]\((?P<file>[^\s()#:]*)#(?P<anchor>[^\s()]+)")


@dataclass(frozen=True)
class PageSource:
    """A page, and its translation where there is one."""

    name: str
    path: str  # of the translation
    source: Page
    page: Page | None
    old: str

    @cached_property
    def segments(self) -> list[Segment]:
        """The texts of the page. Raises ValueError for a damaged stamp."""
        return pages.segments_of(self.source, self.page)

    def rebuilt(self, taken: Accepted, localise: Localise) -> Assembled:
        return assembled(self.source, self.page, self.old, taken, partial(localise, self.source.address))


@dataclass(frozen=True)
class RecordSource:
    """A YAML file with words, and its translation where there is one."""

    name: str
    path: str
    record: Record
    words: dict
    old: str

    @cached_property
    def segments(self) -> list[Segment]:
        """The texts of the record. Raises ValueError for a damaged stamp."""
        return records.segments_of(self.record, self.name, self.words)

    def rebuilt(self, taken: Accepted, _localise: Localise) -> Assembled:
        waiting = tuple(records.incomplete(self.record, self.name, self.words, taken.texts))
        texts = {id_: text for id_, text in taken.texts.items() if id_ not in waiting}
        text = records.with_words(self.record, self.name, self.old, self.words, replace(taken, texts=texts))
        ways = {words.id_in(self.name): words.way for words in records.words_of(self.record)}
        return Assembled(text, _lines(text, self.path, {id_: ways[id_] for id_ in texts}), waiting)


@dataclass(frozen=True)
class WordsSource:
    """The words of the interface."""

    name: str
    path: str
    source: YamlFile
    words: dict
    old: str
    locale: str

    @cached_property
    def segments(self) -> list[Segment]:
        """The words, a text for each plural form."""
        return interface.segments_of(self.source, self.words, self.locale)

    def rebuilt(self, taken: Accepted, _localise: Localise) -> Assembled:
        text = interface.with_words(self.source.data, self.old, self.words, taken.texts, self.locale)
        ways = {id_: tuple(re.split(r"[/\[\]]+", id_.partition("#")[2].rstrip("]"))) for id_ in taken.texts}
        return Assembled(text, _lines(text, self.path, ways))


Source = PageSource | RecordSource | WordsSource


def sources(book: Book, locale: str) -> dict[str, Source]:
    """Return what is translated by its name, `docs/help.md`. Raises SourceError where a file cannot be read."""
    project = book.project
    found: list[Source] = [_page(book, locale, page) for page in book.pages[project.source].values()]
    for pattern, model in (FILES | MATERIALS).items():
        found += [_record(project, locale, path, model) for path in files_like(project, pattern, project.source)]
    return {source.name: source for source in [*found, _words(project, locale)]}


def localised(book: Book, locale: str, fresh: dict[str, Page], address: str, literal: str) -> str:
    """Return `literal`, the end of a link on the page at `address`, with the anchor that the heading has in `locale`.

    `fresh` are the pages that the same import writes, by address. A page without a translation keeps its anchors.
    """
    match = _ANCHORED.match(literal)
    if not match:
        return literal
    there = posixpath.normpath(posixpath.join(posixpath.dirname(address), match["file"])) if match["file"] else address
    source, page = book.pages[book.project.source].get(there), fresh.get(there) or book.pages[locale].get(there)
    if not source or not page or len(source.headings) != len(page.headings):
        return literal
    anchors = {s.anchor: ours.anchor for s, ours in zip(source.headings, page.headings, strict=True)}
    return literal.replace(f"#{match['anchor']}", f"#{anchors.get(match['anchor'], match['anchor'])}", 1)


def parsed(source: PageSource, text: str, locale: str) -> Page | None:
    """Return the page with this `text`, or None where it cannot be read: a check will say so."""
    try:
        return parse_page(text, source.path, source.source.address, locale)
    except SourceError:
        return None


def _page(book: Book, locale: str, page: Page) -> PageSource:
    part, _, inside = page.path.split("/", 2)
    path = f"{part}/{locale}/{inside}"
    return PageSource(pages.name_of(page), path, page, book.pages[locale].get(page.address), _text(book.project, path))


def _record(project: Project, locale: str, path: Path, model: type[Record]) -> RecordSource:
    shown = project.relative(path)
    part, folder, inside = shown.split("/", 2)
    inside = inside if folder == project.source else f"{folder}/{inside}"  # data stand in no folder of a language
    ours = f"{part}/{locale}/{inside}"
    return RecordSource(f"{part}/{inside}", ours, to_record(read_yaml(path, shown), model), *_data(project, ours))


def _words(project: Project, locale: str) -> WordsSource:
    theirs, ours = (f"overrides/words/{code}.yml" for code in (project.source, locale))
    return WordsSource(interface.NAME, ours, read_yaml(project.root / theirs, theirs), *_data(project, ours), locale)


def _data(project: Project, path: str) -> tuple[dict, str]:
    """Return the data and the text of a YAML file; nothing where there is none."""
    text = _text(project, path)
    return parse_yaml(text, path).data, text


def _text(project: Project, path: str) -> str:
    file = project.root / path
    return read_text(file, path) if file.is_file() else ""


def _lines(text: str, path: str, ways: dict[str, tuple]) -> dict[str, int]:
    """Return the line of each text in a new YAML file, by the id of its segment."""
    file = parse_yaml(text, path)
    found = {}
    for id_, way in ways.items():
        keys, data = [], file.data
        for step in way:
            if isinstance(step, records.Id):
                index = next(i for i, item in enumerate(data) if str(item[step.key]) == str(step))
                keys.append(index)
                data = data[index]
            else:
                keys.append(step)
                data = data[step]
        found[id_] = file.lines.get(tuple(keys), 1)
    return found
