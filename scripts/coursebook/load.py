"""The sources of a project -> one Catalog for each language."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from coursebook.assemble import assembled
from coursebook.folder import files_in
from coursebook.inputs import Kept
from coursebook.layout import DOWNLOADS, FILES, INSTITUTIONS, MATERIALS, files_like, in_folder
from coursebook.model.catalog import Catalog
from coursebook.model.download import Download
from coursebook.model.institution import LOCAL, Institution
from coursebook.model.page import FrontMatter, Page, Translation
from coursebook.model.record import Origin, Record
from coursebook.model.words import Words
from coursebook.problems import Problem, SourceError, did_you_mean
from coursebook.processes import in_processes
from coursebook.project import PARTS, Project
from coursebook.sources.download_list import read_downloads
from coursebook.sources.markdown_file import read_page
from coursebook.sources.overlay import translate, untranslated
from coursebook.sources.record_file import to_record
from coursebook.sources.yaml_file import YamlFile, read_yaml

R = TypeVar("R", bound=Record)
T = TypeVar("T")
InAllLanguages = dict[str, tuple[Record, Translation | None]]

_MANY = 60  # pages; to read fewer takes less time than to begin processes that do it


@dataclass
class Book:
    """What could be read: a Catalog for each language, and every problem met on the way.

    `catalogs` is empty where a file that everything else stands on could not be read. `pages` are the Markdown
    pages that each language has itself, by address; `words` its YAML files, which hold words only but in the source.
    `records` are the records of each language with what is said of their translation, by the name of their file.
    `kept` is what was read or made before, where that is asked for; `downloads` are the files that the site offers.
    """

    project: Project
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, dict[str, tuple[Record, Translation | None]]] = field(default_factory=dict)
    words: dict[str, dict[str, YamlFile]] = field(default_factory=dict)
    kept: Kept | None = None
    downloads: tuple[Download, ...] = ()

    @property
    def source(self) -> Catalog:
        return self.catalogs[self.project.source]


def load(project: Project, institution: str | None = None, kept: Kept | None = None) -> Book:
    """Read every source of `project`, each file once, and what an institution adds. Problems are gathered, never
    raised.

    With `kept`, a file is only read if its record was not kept before.
    """
    with _without_collector():
        return _Loader(project, institution, kept).book()


def with_downloads(book: Book) -> Book:
    """Return `book` with the files that `export` made and listed, for the site to offer: what is made from the site
    comes from a book without them. A list that cannot be read is a problem of the book.
    """
    try:
        found = read_downloads(book.project.root / DOWNLOADS, DOWNLOADS)
    except SourceError as error:
        return replace(book, problems=[*book.problems, *error.problems])
    catalogs = {
        code: replace(catalog, downloads=tuple(file for file in found if code in file.languages))
        for code, catalog in book.catalogs.items()
    }
    return replace(book, catalogs=catalogs, downloads=found)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Make many small records that all stay: looking through them for garbage again and again takes most of the time.

    `freeze` also keeps them in the memory that processes of the languages share.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class _PageFile(NamedTuple):
    name: str  # from the root of the project
    address: str
    code: str

    @property
    def what(self) -> str:
        return f"page {self.code} {self.address}"


class _Loader:
    def __init__(self, project: Project, institution: str | None, kept: Kept | None):
        self.project = project
        self.kept = kept
        self.institution = institution
        self.problems: list[Problem] = []
        self.known: dict[str, Page] = {}  # pages that were kept, by the name of their file
        self.files: dict[str, dict[str, YamlFile]] = {code: {} for code in project.codes}

    def book(self) -> Book:
        words = {code: self.words(code) for code in self.project.codes}
        records = self.translated_records()
        self.read_ahead()
        pages = {code: self.pages(code) for code in self.project.codes}
        institution = self.institutions() if self.institution else {}
        complete = all(words.values()) and records
        catalogs = assembled(self.project, words, records, pages) if complete else {}
        catalogs = {code: replace(catalog, institution=institution.get(code)) for code, catalog in catalogs.items()}
        return Book(self.project, catalogs, pages, self.problems, records or {}, self.files, self.kept)

    def once(self, what: str, names: Sequence[str], read: Callable[[], T]) -> T:
        """Return what `read` makes of the files `names`: from before where they are the same. Problems are not kept."""
        if not self.kept:
            return read()
        key = self.key(what, names)
        found = self.kept.store.get(key)
        if found is None:
            before = len(self.problems)
            found = read()
            if found is not None and len(self.problems) == before:
                self.kept.store.put(key, found)
        return found

    def key(self, what: str, names: Sequence[str]) -> str:
        return f"{what} {self.kept.digest_of(names)}"

    def attempt(self, read: Callable[[], R]) -> R | None:
        """Return what `read` gives, or None after noting its problems."""
        try:
            return read()
        except SourceError as error:
            self.problems += error.problems
            return None

    def yaml(self, relative: str) -> YamlFile | None:
        path = self.project.root / relative
        if not path.is_file():
            self.problems.append(Problem(relative, 1, "this file is missing", f"write {relative}"))
            return None
        return self.attempt(lambda: read_yaml(path, relative))

    def words(self, code: str) -> Words | None:
        """Return the words of the interface; those a language lacks are reported by a check, not filled in."""
        name = f"overrides/words/{code}.yml"
        return self.once("words", [name], lambda: self.read_words(code, name))

    def read_words(self, code: str, name: str) -> Words | None:
        file = self.yaml(name)
        return Words(code, file.data, Origin(file.path, file.lines)) if file else None

    def translated_records(self) -> dict[str, dict[str, tuple[Record, Translation | None]]] | None:
        """Return, for each language, the record and the state of its translation by the name of the file.

        None where a file cannot be read that others stand on; a material that cannot be read is left out alone.
        """
        by_name = {name: self.in_all_languages(name, model) for name, model in self.names_of(FILES)}
        if not all(by_name.values()):
            return None
        materials = {name: self.in_all_languages(name, model) for name, model in self.names_of(MATERIALS)}
        found = by_name | {name: records for name, records in materials.items() if records}
        return {code: {name: records[code] for name, records in found.items()} for code in self.project.codes}

    def names_of(self, patterns: dict[str, type[R]]) -> Iterator[tuple[str, type[R]]]:
        """Give the files of the source language that `patterns` name, with `{locale}` in the place of its code."""
        for pattern, model in patterns.items():
            if "{course}" not in pattern:
                yield pattern, model
                continue
            for path in files_like(self.project, pattern, self.project.source):
                part, _, inside = self.project.relative(path).split("/", 2)
                yield f"{part}/{{locale}}/{inside}", model

    def in_all_languages(self, name: str, model: type[R]) -> InAllLanguages | None:
        names = [in_folder(self.project, name, code) for code in self.project.codes]
        found = self.once(f"records {self.project.codes}", names, lambda: self.read_in_all_languages(name, model))
        if not found:
            return None
        records, files = found
        for code, file in files.items():
            self.files[code][name] = file
        return records

    def read_in_all_languages(self, name: str, model: type[R]) -> tuple[InAllLanguages, dict[str, YamlFile]] | None:
        """Return the record of each language that the files of this `name` hold, and the files."""
        source = self.project.source
        file = self.yaml(in_folder(self.project, name, source))
        record = self.attempt(lambda: to_record(file, model)) if file else None
        if not record:
            return None
        files = {source: file}
        found: InAllLanguages = {source: (record, None)}
        stand_in = cache(lambda: (untranslated(record, source), None))
        for code in self.project.codes[1:]:
            found[code] = self.translated(record, name, code, files) or stand_in()
        return found, files

    def translated(
        self, record: R, name: str, code: str, files: dict[str, YamlFile]
    ) -> tuple[R, Translation | None] | None:
        """Return `record` with the words of the language `code`, and note its file among `files`; None without one."""
        relative = in_folder(self.project, name, code)
        path = self.project.root / relative
        words = self.attempt(lambda: read_yaml(path, relative)) if path.is_file() else None
        if not words:
            return None
        files[code] = words
        translation = self.attempt(lambda: _translation(words))
        stamp = translation.source if translation else None
        return self.attempt(lambda: translate(record, words, self.project.source, stamp)) or record, translation

    def institutions(self) -> dict[str, Institution]:
        """Return the institution in each language; nothing where it cannot be read."""
        known = sorted(path.name for path in (self.project.root / INSTITUTIONS).glob("*/"))
        name = f"{INSTITUTIONS}/{self.institution}/institution.yml"
        if self.institution not in known:
            remedy = did_you_mean(self.institution, known, f"write {name}")
            self.problems.append(Problem(name, 1, f"there is no institution `{self.institution}`", remedy))
            return {}
        file, codes = self.yaml(name), self.project.codes
        return {code: self.attempt(lambda code=code: self.in_language(file, code)) for code in codes if file}

    def in_language(self, file: YamlFile, code: str) -> Institution:
        return to_record(file, Institution, tuple(dict.fromkeys((code, *self.project.codes))))

    def read_ahead(self) -> None:
        """Read the pages of each language in a process of its own, where many were never read before."""
        if not self.kept:
            return
        files = [file for found in self.page_files.values() for file in found]
        kept = self.kept.store.get_all([self.key(file.what, [file.name]) for file in files])
        self.known = {file.name: page for file, page in zip(files, kept, strict=True) if page}
        if len(files) - len(self.known) >= _MANY:
            self.kept.save(self.project)
            self.kept.store.close()  # each process opens it for itself
            import coursebook.sources.page_parts  # noqa: F401, PLC0415  once, and not in each process

            in_processes(self.pages_ahead, self.project.codes)

    def pages_ahead(self, code: str) -> None:
        """Keep the pages of a language; what is wrong with one is told by whoever reads it again."""
        self.pages(code)
        self.kept.save(self.project)
        self.kept.store.close()

    def pages(self, code: str) -> dict[str, Page]:
        """Return the Markdown pages of a language by address, in the order of the folders."""
        found = {file.address: self.page(file) for file in self.page_files[code]}
        return {address: page for address, page in found.items() if page}

    @cached_property
    def page_files(self) -> dict[str, list[_PageFile]]:
        return {code: [*self.pages_of(code)] for code in self.project.codes}

    def pages_of(self, code: str) -> Iterator[_PageFile]:
        folders = {("" if part == "docs" else f"{part}/"): f"{part}/{code}" for part in PARTS}
        if self.institution:
            folders[LOCAL] = f"{INSTITUTIONS}/{self.institution}/pages/{code}"
        for start, name in folders.items():
            found = (path for path, _ in files_in(str(self.project.root / name)) if path.endswith(".md"))
            for path in sorted(found, key=lambda path: path.split("/")):
                yield _PageFile(f"{name}/{path}", start + path, code)

    def page(self, file: _PageFile) -> Page | None:
        read = lambda: read_page(self.project.root / file.name, file.name, file.address, file.code)  # noqa: E731
        return self.known.get(file.name) or self.once(file.what, [file.name], lambda: self.attempt(read))


def _translation(words: YamlFile) -> Translation:
    """Return what the file says about its own state under `translation`. Raises SourceError where it says nothing."""
    if "translation" not in words.data:
        known = did_you_mean("translation", words.data, "add it: `translation:` and below it `  status: draft`")
        raise SourceError([Problem(words.path, 1, "`translation` is missing", known)])
    said = {"translation": words.data["translation"] or {}}
    return to_record(YamlFile(words.path, said, words.lines), FrontMatter).translation
