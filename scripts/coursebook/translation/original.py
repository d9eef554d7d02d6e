"""What there is to translate: the files of the source language, Markdown or YAML, each beside its translation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from coursebook.layout import in_folder
from coursebook.load import Book
from coursebook.model.page import Page, Translation
from coursebook.model.record import Record
from coursebook.model.record_words import holds_words
from coursebook.problems import SourceError
from coursebook.sources.overlay import SENTENCE, translate, untranslated_texts, words_of
from coursebook.sources.record_sections import Name, named, sections
from coursebook.sources.record_sections import stamp as record_stamp
from coursebook.sources.record_sections import states as record_states
from coursebook.sources.yaml_file import YamlFile
from coursebook.translation.sections import Section
from coursebook.translation.sections import stamp as page_stamp
from coursebook.translation.state import SectionState, State
from coursebook.translation.state import states as page_states


@dataclass(frozen=True)
class Piece:
    """A section of a file and the state of its translation; `title` is how people find it."""

    title: str
    state: State


@dataclass(frozen=True)
class PageOriginal:
    """A Markdown page of the source language beside its page in `locale`."""

    book: Book
    locale: str
    page: Page

    @property
    def address(self) -> str:
        """How translators name it: `courses/discovering/index.md`."""
        return self.page.address

    @property
    def path(self) -> Path:
        """Where its translation stands, or would."""
        part, _, inside = self.page.path.split("/", 2)
        return self.book.project.root / part / self.locale / inside

    @property
    def source_path(self) -> str:
        """Where it stands itself, from the root of the project."""
        return self.page.path

    @property
    def translated(self) -> Page | None:
        return self.book.pages[self.locale].get(self.address)

    @property
    def said(self) -> Translation | None:
        """What its translation says of itself; None where there is none."""
        return self.translated and (self.translated.front.translation or Translation(status="draft"))

    @property
    def stamp(self) -> str:
        """The signs of its sections as they are now."""
        return page_stamp(self.page)

    def pieces(self) -> tuple[Piece, ...]:
        """Return its sections with the state of each. Raises ValueError where the stamp does not fit."""
        return _pieces(page_states(self.page, self.translated))

    def lacking(self) -> list[str]:
        """Return what the translation lacks, or has too much; a stamp that does not fit is left out of account."""
        try:
            found = self.pieces()
        except ValueError:  # a section was added or taken away since
            front = self.translated.front.model_copy(update={"translation": None})
            found = _pieces(page_states(self.page, replace(self.translated, front=front)))
        return [piece.title for piece in found if piece.state in ("new", "gone")]

    def fresh(self) -> str:
        """Return a file to begin a translation with, which holds the words of the source."""
        fields = {key: str(value) for key in ("title", "description") if (value := getattr(self.page.front, key))}
        front = as_yaml({"translation": {"source": self.stamp, "status": "draft"}} | fields)
        return f"---\n{front}---\n{self.page.body}"


@dataclass(frozen=True)
class RecordOriginal:
    """A YAML file of the source language beside its words in `locale`; `name` has `{locale}` for the language."""

    book: Book
    locale: str
    name: str

    @property
    def address(self) -> str:
        """How translators name it: `courses/discovering/course.yml`."""
        return self.name.replace("{locale}/", "")

    @property
    def path(self) -> Path:
        """Where its translation stands, or would."""
        return self.book.project.root / in_folder(self.book.project, self.name, self.locale)

    @property
    def source_path(self) -> str:
        """Where it stands itself, from the root of the project."""
        return in_folder(self.book.project, self.name, self.book.project.source)

    @property
    def record(self) -> Record:
        return self.book.records[self.book.project.source][self.name][0]

    @property
    def translated(self) -> YamlFile | None:
        return self.book.words[self.locale].get(self.name)

    @property
    def said(self) -> Translation | None:
        """What its translation says of itself; None where there is none."""
        said = self.book.records[self.locale][self.name][1]
        return self.translated and (said or Translation(status="draft"))

    @property
    def stamp(self) -> str:
        """The signs of the sections that the translation has, as they are now in the source."""
        return record_stamp(self.record, self.names)

    @property
    def names(self) -> list[Name]:
        """The sections that its translation has, in its order."""
        return named(self.translated.data, type(self.record)) if self.translated else []

    def states(self) -> dict[Name, State]:
        """Return the state of each section by its name. Raises ValueError where the stamp does not fit."""
        return record_states(self.record, self.names, self.said.source)

    def pieces(self) -> tuple[Piece, ...]:
        """Return its sections with the state of each. Raises ValueError where the stamp does not fit."""
        return tuple(Piece(title_of(name), state) for name, state in self.states().items())

    def lacking(self) -> list[str]:
        """Return which words the translation lacks, and what it has too much."""
        try:
            now = translate(self.record, self.translated, self.book.project.source, self.stamp)
        except SourceError as error:
            return [f"line {problem.line}: {problem.fact}" for problem in error.problems]
        ours, theirs = sections(now), sections(self.record)
        copied = (name for name, text in theirs.items() if ours[name] == text and len(text.split()) >= SENTENCE)
        return list(dict.fromkeys([*untranslated_texts(now), *map(title_of, copied)]))

    def fresh(self) -> str:
        """Return a file to begin a translation with, which holds the words of the source."""
        return as_yaml({"translation": {"status": "draft"}} | words_of(self.record))


Original = PageOriginal | RecordOriginal


def originals(book: Book, locale: str) -> Iterator[Original]:
    """Give every file of the source language that has words, beside its translation in `locale`."""
    source = book.project.source
    for name, (record, _) in book.records[source].items() if book.catalogs else ():
        if holds_words(type(record)):
            yield RecordOriginal(book, locale, name)
    for page in book.pages[source].values():
        if not page.local:
            yield PageOriginal(book, locale, page)


def title_of(name: Name) -> str:
    """Return how people find the section `name` of a YAML file: `modules/ending-well`."""
    return "/".join(name[-2:]) or "(beginning)"


def as_yaml(fields: dict) -> str:
    """Return `fields` as YAML that people can go on in."""
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def _pieces(found: tuple[SectionState, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(_heading(section.source or section.translated), section.state) for section in found)


def _heading(section: Section) -> str:
    return section.heading.text if section.heading else "(beginning)"
