"""Which parts of the book something reads while it is made: it stays as it is until one of them changes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from coursebook.layout import COMPONENTS, INSTITUTIONS, in_folder
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.course import Course, LearningPath, Module, Paths
from coursebook.model.coverage import Coverage
from coursebook.model.framework import Competency, Domain, Framework, Profile
from coursebook.model.glossary import Glossary
from coursebook.model.handbook import Chapter, Handbook, Part, Template
from coursebook.model.help_line import HelpLines
from coursebook.model.record import Record
from coursebook.model.source import Sources
from coursebook.model.target import Target
from coursebook.model.training import Training
from coursebook.model.wording import Wording
from coursebook.store import Store, digest
from coursebook.translation.work import Work, files

T = TypeVar("T")

# The field of a Catalog that holds a record, or what the record is part of; all others are materials.
_FIELD_OF: dict[str, tuple[type, ...]] = {
    "framework": (Framework, Domain, Competency, Profile),
    "courses": (Course, Module),
    "paths": (Paths, LearningPath),
    "handbook": (Handbook, Part, Chapter, Template),
    "help_lines": (HelpLines,),
    "terms": (Glossary,),
    "sources": (Sources,),
    "training": (Training,),
    "coverage": (Coverage,),
    "avoided": (Wording,),
}


_TAKEN_FROM = re.compile(r'"([\w-]+)/[\w-]+\.html\.jinja"')


def field_of(record: Record) -> str:
    """Return the field of a Catalog in which `record` stands."""
    return next((name for name, types in _FIELD_OF.items() if isinstance(record, types)), "materials")


class Reads:
    """What has been read of a book since the last look: `fr.framework`, `en.pages`; `fr.files` is all of French."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def during(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what `make` gives and what it reads, which counts as read by whoever asks."""
        around, self.names = self.names, set()
        try:
            made = make()
        finally:
            read, self.names = frozenset(self.names), around
        self.names |= read
        return made, read

    def unnoticed(self, make: Callable[[], T]) -> T:
        """Return what `make` gives; what it reads belongs to nobody in particular."""
        around, self.names = self.names, set()
        try:
            return make()
        finally:
            self.names = around


class Parts:
    """The digests of the parts of a book, by the names under which they are read."""

    def __init__(self, book: Book):
        self._book, self._kept = book, book.kept
        self.of = cache(self._of)
        self._line = cache(lambda name: f"{name} {self.of(name)}\n")

    def of_all(self, names: Iterable[str]) -> str:
        """Return one digest of several parts."""
        return digest("".join(map(self._line, sorted(names))))

    def work(self, code: str) -> list[Work]:
        """Return what there is to do for translators in a language."""
        return self._kept.store.kept(f"work {code} {self.of(f'{code}.files')}", lambda: files(self._book, code))

    def knows_work(self, code: str) -> bool:
        """Tell whether what there is to do in a language was worked out before: it takes a while for a whole one."""
        return self._kept.store.has(self._name_of_work(code))

    def _name_of_work(self, code: str) -> str:
        return f"digest of work {code} {self.of(f'{code}.files')}"

    def _of(self, name: str) -> str:
        code, part, *item = name.replace(".", " ", 1).split(" ", 2)
        if item:
            return self._item(self._book.catalogs[code], part, item[0])
        if part == "files":
            return digest([self._inputs_of[one] for one in ("", *self._and_source(code))])
        if part == "work":
            return self._kept.store.kept(self._name_of_work(code), lambda: digest(*self.work(code)))
        if part == "words":
            return self._kept.digest_of([f"overrides/words/{one}.yml" for one in self._and_source(code)])
        if part == "pages":
            return digest(*(page.shape for one in self._and_source(code) for page in self._book.pages[one].values()))
        if part in ("targets", "names"):
            return digest(*((at, _shown(to)) for at, to in getattr(self._book.catalogs[code], part).items()))
        if part in ("off", "translated", "written_modules"):
            return digest(sorted(getattr(self._book.catalogs[code], part)))
        if part in ("downloads", "downloads_at"):
            return digest(getattr(self._book.catalogs[code], part))
        if part == "institution":
            return digest([item for item in self._kept.inputs.items() if item[0].startswith(INSTITUTIONS)])
        return self._kept.digest_of([*self._files(code, part)])

    def _item(self, catalog: Catalog, part: str, item: str) -> str:
        """Return the digest of a page, of what leads to it, of whether it is translated, of an image or a component."""
        if part == "image":
            return self._kept.digest_of([f"docs/{item}"])
        if part == "component":
            return self._kept.digest_of(sorted(self._component(item, set())))
        if part == "translated":
            return str(item in catalog.translated)
        if part == "pages":
            page = catalog.pages.get(item)
            return page.shape if page else ""
        target = getattr(catalog, part).get(item)
        return _shown(target) if target else ""

    def _component(self, name: str, met: set[str]) -> Iterator[str]:
        """Give the template and the script of a component, and of those that its template takes something from."""
        met.add(name)
        for file in (f"{COMPONENTS}/{name}/{path}" for path in self._of_components.get(name, ())):
            yield file
            if file.endswith(".jinja"):
                text = (self._book.project.root / file).read_text(encoding="utf-8")
                for other in {*_TAKEN_FROM.findall(text)} - met:
                    yield from self._component(other, met)

    @cached_property
    def _of_components(self) -> dict[str, list[str]]:
        """The files of each component but its drawings and style."""
        found: dict[str, list[str]] = {}
        for name in self._kept.inputs:
            if name.startswith(f"{COMPONENTS}/") and name.endswith((".jinja", ".js")):
                component, path = name.removeprefix(f"{COMPONENTS}/").split("/", 1)
                found.setdefault(component, []).append(path)
        return found

    def _files(self, code: str, part: str) -> Iterable[str]:
        """Give the files, of the language and of the source, that the records of a part are read from."""
        for name, (record, _) in self._book.records[code].items():
            if part in (field_of(record), "translations", "reviews"):
                for one in self._and_source(code):
                    yield in_folder(self._book.project, name, one)

    @cached_property
    def _inputs_of(self) -> dict[str, str]:
        """A digest of the files of each language and, under "", of those that belong to none."""
        found: dict[str, list] = {code: [] for code in ("", *self._book.project.codes)}
        for file in self._kept.inputs.items():
            folder = file[0].split("/", 2)[1:2]
            found[folder[0] if folder and folder[0] in found else ""].append(file)
        return {code: digest(files) for code, files in found.items()}

    def _and_source(self, code: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((code, self._book.project.source)))


def _shown(target: Target) -> str:
    """Return all that a link may show of the page that it leads to, but its record."""
    said = [(str(text), text.language) for text in (target.title, target.description)]
    return digest(target.address, target.kind, said, target.anchor, target.written)


class Memo:
    """Makes things once, and again only where what they read has changed (a constructive trace).

    Mokhov, Mitchell, Peyton Jones: Build systems à la carte, 2018, https://doi.org/10.1145/3236774.
    """

    def __init__(self, store: Store, parts: Parts, reads: Reads):
        self._store, self._parts, self._reads = store, parts, reads
        self._found: dict[tuple[str, str], Any] = {}  # what was looked up and not asked for yet

    def made(self, what: str, own: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, or gave before from the same, which is never None.

        `own` is a digest of all that it is made from but parts of the book.
        """
        if (what, own) not in self._found:
            self.look_up(what, [own])
        found = self._found.pop((what, own))
        if found is None:
            found, names = self._reads.during(make)
            self._store.put(_trace(what, own), names)
            self._store.put(self._key(what, own, names), found)
        return found

    def look_up(self, what: str, owns: Sequence[str]) -> None:
        """Look for what was made before from each of `owns`: many at once take less time than one after the other."""
        traces = zip(owns, self._store.get_all([_trace(what, own) for own in owns]), strict=True)
        keys = {own: self._key(what, own, names) for own, names in traces if names is not None}
        found = dict(zip(keys, self._store.get_all([*keys.values()]), strict=True))
        self._found |= {(what, own): found.get(own) for own in owns}

    def _key(self, what: str, own: str, names: frozenset[str]) -> str:
        return f"{what} {own} {self._parts.of_all(names)}"


def _trace(what: str, own: str) -> str:
    return f"reads {what} {own}"
