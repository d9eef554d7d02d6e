"""Builds the site: each language in a process of its own, and only what was not made before."""

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from coursebook.inputs import ChangedError, keep, settings_of
from coursebook.layout import INSTITUTIONS
from coursebook.load import Book
from coursebook.processes import beside, in_processes
from coursebook.progress import Show
from coursebook.site.assets import assets
from coursebook.site.downloads import downloads
from coursebook.site.extras import extras
from coursebook.site.kept import lists
from coursebook.site.language import Settings
from coursebook.site.made import Language, MadePage, staged
from coursebook.site.reads import Parts
from coursebook.site.ready import ready
from coursebook.store import digest
from coursebook.written import Tree, kept_file, seen, write

Made = tuple[Tree, dict[str, frozenset[str]]]  # the files of a language, and what each of its pages names

_ASSETS = "assets"  # the work that belongs to no language
_FEW = 3  # languages; before more, what each of them needs is imported once


def build(
    book: Book,
    target: Path,
    strict: bool = True,
    directory_urls: bool | None = None,
    languages: Sequence[str] = (),
    show: Show | None = None,
) -> None:
    """Build `book`, which has no problems, into `target`; where that fails, `target` stays as it was.

    With `strict`, a warning is a failure. `directory_urls` says whether a page is a folder with an `index.html` or a
    file, where it shall not be as in `mkdocs.yml`. With `languages`, only their pages are built, with what belongs to
    no language: shards that, put together, are the whole site. `show` is told how many pages are made, of how many.
    Raises mkdocs.exceptions.Abort (a SystemExit) where the build fails; what is wrong has been said on standard error
    by then. Raises ChangedError where files are not any more what was read of them.
    """
    book = replace(book, kept=book.kept or keep(book.project))
    urls = book.project.directory_urls if directory_urls is None else directory_urls
    codes = languages or book.project.codes
    look = cache(lambda: seen(target, book.project))
    tree = Build(book, {"strict": strict, "use_directory_urls": urls}, codes).tree(show, meanwhile=look)
    write(tree, target, book.project, book.kept.store, downloads(book, codes), before=look())


class Build:
    """One build of a book: what has to be made is made in processes, and put together here."""

    def __init__(self, book: Book, settings: Settings, codes: Sequence[str]):
        self.book, self.settings, self.codes, self.store = book, settings, codes, book.kept.store
        self.base = digest(settings, settings_of(book.project), _surroundings(book))
        self.parts = Parts(book)
        self._last = ""  # the last language to make: it need not leave a processor to others
        self._made: Synchronized | None = None  # how many pages, in all processes

    def tree(self, show: Show | None = None, meanwhile: Callable[[], object] = lambda: None) -> Tree:
        """Return all files of the site; `show` is told how far the work is. `meanwhile` is called again and again."""
        source = self.book.project.source  # last, for one of its pages asks for all other languages
        jobs = (*sorted(self.codes, key=lambda code: code == source), _ASSETS)
        stale = [job for job in jobs if self._is_stale(job)]
        languages = [job for job in stale if job != _ASSETS]
        self._last = languages[-1] if languages else ""
        if len(languages) > _FEW:
            deque(ready(self.book.project), maxlen=0)
            _ = staged(self.book, languages[0])  # what shows of the source holds for all others
        self._save()
        shown = self._shown(show, stale)
        if not in_processes(self._make, stale, lambda: (meanwhile(), shown())):
            raise Abort("The book was not built.")
        made = dict(zip(jobs, self.store.get_all([self._key(job) for job in jobs]), strict=True))
        if None in made.values():  # see Kept.save
            raise ChangedError
        tree: Tree = {}
        for files, _ in made.values():
            tree |= files
        for code in self.codes:
            tree |= self._lists(code, tree, made[code][1])
        self.book.kept.save(self.book.project)
        return tree

    def _shown(self, show: Show | None, stale: list[str]) -> Callable[[], None]:
        """Return what tells `show` how many pages are made; they are counted in memory that all processes share."""
        if not show:
            return lambda: None
        self._made = multiprocessing.Value("i", 0)
        total = sum(len(self.book.catalogs[code].targets) for code in stale if code != _ASSETS)
        return lambda: show(self._made.value, total)

    def _is_stale(self, job: str) -> bool:
        codes = self.book.project.codes
        if job == self.book.project.source and sum(not self.parts.knows_work(code) for code in codes) > _FEW:
            return True  # its own process may work that out
        return not self.store.has(self._key(job))

    def _key(self, job: str) -> str:
        """Return the key of all that a job makes: a digest of whatever it may read, most of which it does not."""
        if job == _ASSETS:
            return f"all of {job} {self.base} {digest(self.book.kept.inputs)}"
        asked = ["translated", "words", "downloads", "downloads_at"]
        asked += ["work"] if job == self.book.project.source else []
        others = [self.parts.of_all(f"{code}.{part}" for part in asked) for code in self.book.project.codes]
        return f"all of {job} {self.base} {digest(self.parts.of(f'{job}.files'), others)}"

    def _make(self, job: str) -> None:
        """Make what a job has to give, and keep it."""
        with _warnings_counted(self.settings["strict"]):
            made = (self.assets(), {}) if job == _ASSETS else self._language(job)
        self.store.put(self._key(job), made)
        self._save()

    def assets(self) -> Tree:
        """Return the files that belong to no language."""
        return assets(self.book, self.settings, self.base)

    def _language(self, code: str) -> Made:
        language = Language(self.book, code, self.settings, self.base)
        others = self._extras(language)
        pages = {language.path(address): self._counted(page) for address, page in language.all_pages()}
        tree = {path: page.file for path, page in pages.items()} | others()
        return tree, {path: page.assets for path, page in pages.items()}

    def _extras(self, language: Language) -> Callable[[], Tree]:
        """Return what gives the files beside the pages: made meanwhile where no other language needs a processor."""
        if language.code != self._last:
            return lambda: extras(language)
        _ = language.contents  # what the search is made from
        self.store.close()  # each process opens it for itself

        def make() -> Tree:
            found = extras(language)
            self._save()
            return found

        return beside(make)

    def _save(self) -> None:
        self.book.kept.save(self.book.project)
        self.store.close()  # each process opens it for itself

    def _counted(self, made: MadePage) -> MadePage:
        """Return a page, and count it for whoever looks how far the work is."""
        if self._made:
            with self._made:
                self._made.value += 1
        return made

    def _lists(self, code: str, tree: Tree, named: dict[str, frozenset[str]]) -> Tree:
        catalog = self.book.catalogs[code]
        folder = "" if code == self.book.project.source else f"{code}/"
        found = lists(catalog, tree, named, self.settings["use_directory_urls"])
        return {folder + path: kept_file(text, self.store) for path, text in found}


def _surroundings(book: Book) -> str:
    """Return a digest of what any page may depend on: templates of the theme and drawings, and which other files of
    the design there are. What is in those, each page that uses it notes.
    """
    inputs = book.kept.inputs.items()
    words, institutions = "overrides/words/", f"{INSTITUTIONS}/"
    design = [
        (name, "" if name.endswith((".css", ".js", ".jinja")) else found)
        for name, found in inputs
        if name.startswith("overrides/") and not name.startswith((words, institutions))
    ]
    captions = [name for name, _ in inputs if name.endswith(".vtt")]  # a film says in which languages it has some
    return digest(design, captions, book.source.institution.name if book.source.institution else None)


@contextmanager
def _warnings_counted(strict: bool) -> Iterator[None]:
    """Let MkDocs say on standard error what is wrong: without its own command it says nothing.

    Raises Abort at the end where `strict` is asked for and anything was said.
    """
    shown, counted, log = logging.StreamHandler(), CountHandler(), logging.getLogger("mkdocs")
    for handler in (shown, counted):
        handler.setLevel(logging.WARNING)
        log.addHandler(handler)
    try:
        yield
        if strict and counted.get_counts():
            raise Abort("The book was not built.")
    finally:
        log.removeHandler(shown)
        log.removeHandler(counted)
