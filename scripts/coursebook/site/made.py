"""The pages of the site in one language, made only where they were not made before from the same."""

import logging
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TypeVar

from mkdocs.exceptions import Abort

from coursebook.load import Book
from coursebook.model.words import Words
from coursebook.search.files import Searched, searched
from coursebook.site.kept import assets_of, file_of
from coursebook.site.language import Content, LanguageSite, Settings
from coursebook.site.navigation import navigation
from coursebook.site.pages import StagedPage, staged_pages
from coursebook.site.reads import Memo, Parts, Reads
from coursebook.site.watched import watched
from coursebook.store import digest
from coursebook.translation.work import Work
from coursebook.views.here import Languages
from coursebook.written import kept_file

_AT_ONCE = 50  # pages to look up
_ENOUGH = 4_000_000  # bytes to keep; they need not wait in memory for the last page

T = TypeVar("T")


def staged(book: Book, code: str) -> dict[str, StagedPage]:
    """Return the pages of a language of `book` by their addresses, as MkDocs reads them."""
    return {page.address: page for page in staged_pages(book.catalogs[code], book.source, book.kept)}


@dataclass(frozen=True)
class MadeContent:
    """The content of a page and what a search finds in it, each kept under a digest; the same as Markdown, a kept file.

    `links` and `anchors` are as in `Beside`.
    """

    content: str
    markdown: str
    searched: str
    anchors: frozenset[str]
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class MadePage:
    """A page as a kept file, and the paths of the styles, scripts and pictures that it names."""

    file: str
    assets: frozenset[str]


class Language:
    """One language of `book`. `base` is a digest of what everything depends on."""

    def __init__(self, book: Book, code: str, settings: Settings, base: str, before: "Language | None" = None):
        self._before = before if before is None or "site" in vars(before) else before._before
        self.code, self.settings = code, settings
        self.base, self.store = digest(base, code), book.kept.store
        self.directory_urls = settings["use_directory_urls"]
        self.folder = "" if code == book.project.source else f"{code}/"
        self.pages = staged(book, code)
        self.shown = [address for address in self.pages if address not in book.catalogs[code].off]
        self.parts, self.reads = Parts(book), Reads()
        self.content, self.page = cache(self._content), cache(self._page)
        self.memo = Memo(self.store, self.parts, self.reads)
        self.book = watched(book, self.reads)
        self.catalog = self.book.catalogs[code]

    @cached_property
    def site(self) -> LanguageSite:
        """MkDocs, set up once something has to be made."""
        languages = Languages(_WatchedWords(self.book), self._work, self.book.project.edit_url)
        before, self._before = self._before if self._can_go_on() else None, None  # or each edit would stay in memory
        if before:
            return before.site.go_on(self.book, self.pages, languages)
        return self.reads.unnoticed(lambda: LanguageSite(self.book, self.code, self.pages, languages, self.settings))

    def _can_go_on(self) -> bool:
        """Tell whether the site from before the last edit still holds: nothing changed but texts of pages."""
        before = self._before
        return before is not None and (before.base, before.around, [*before.pages]) == (
            self.base,
            self.around,
            [*self.pages],
        )

    @cached_property
    def contents(self) -> dict[str, MadeContent]:
        """What Markdown and macros make of each page. Raises Abort where they cannot, or a link leads to no anchor."""
        self.memo.look_up("content", [self._made_from(address) for address in self.shown])
        found = {address: self.content(address) for address in self.shown}
        _refuse_lost_anchors(found)
        return found

    def all_pages(self) -> Iterator[tuple[str, MadePage]]:
        """Give each page that readers see, in reading order."""
        for start in range(0, len(self.shown), _AT_ONCE):
            some = self.shown[start : start + _AT_ONCE]
            if "contents" not in vars(self):
                self.memo.look_up("content", [self._made_from(address) for address in some])
            self.memo.look_up("page", [self._page_made_from(address) for address in some])
            for address in some:
                yield address, self.page(address)

    def _made_from(self, address: str) -> str:
        staged = self.pages[address]
        return digest(self.base, address, staged.source, staged.digest)

    def _content(self, address: str) -> MadeContent:
        """Return what Markdown and macros make of the page at `address`. Raises Abort where they cannot."""
        outdated = self.pages[address].outdated
        made = self._made("content", self._made_from(address), lambda: self._make_content(address))
        if not outdated:
            return made
        own = digest(self.base, address, made.content, outdated)
        return self._made("outdated", own, lambda: self._with_notices(address, made))

    def _made(self, what: str, own: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, as Memo does, and write what waits to be kept."""
        made = self.memo.made(what, own, make)
        if self.store.waiting > _ENOUGH:
            self.book.kept.save(self.book.project)
        return made

    def _make_content(self, address: str) -> MadeContent:
        content, beside = self.site.content(address)
        self.reads.names |= {f"{self.code}.image {name}" for name in beside.images}
        found = self._kept("searched", beside.article, lambda: searched(beside.article))
        return MadeContent(*self._kept_content(address, content), found, beside.anchors, beside.links)

    def _with_notices(self, address: str, made: MadeContent) -> MadeContent:
        """Return what was made of a translation with notices where it is outdated; a search finds the same in it."""
        before = self.store.get(f"content {made.content}")
        noted = self.site.with_notices(address, before, self.pages[address].outdated)
        content, markdown = self._kept_content(address, noted)
        return replace(made, content=content, markdown=markdown)

    def _kept_content(self, address: str, content: Content) -> tuple[str, str]:
        """Keep `content`, and the same as Markdown; return the digest of one, and the name of the other."""
        self.reads.names |= {f"{self.code}.component {name}" for name in content.used}
        markdown = self.site.markdown(address, content)
        return self._kept("content", content, lambda: content), kept_file(markdown, self.store) if markdown else ""

    def _kept(self, what: str, made_from: object, make: Callable[[], object]) -> str:
        """Keep what `make` gives, unless it is known, and return the digest under which it is kept."""
        name = digest(pickle.dumps(made_from))
        if not self.store.has(f"{what} {name}"):
            self.store.put(f"{what} {name}", make())
        return name

    def searched(self) -> Iterator[Searched]:
        """Give what the search takes from each page, in reading order."""
        names = [f"searched {made.searched}" for made in self.contents.values()]
        for start in range(0, len(names), _AT_ONCE):
            yield from self.store.get_all(names[start : start + _AT_ONCE])

    def _page(self, address: str) -> MadePage:
        """Return the whole page at `address`. Raises Abort where the templates fail."""
        made = self.content(address)
        return self._made("page", self._page_made_from(address), lambda: self._make_page(address, made))

    def _page_made_from(self, address: str) -> str:
        made, source = self.content(address), self.pages[address].source
        return digest(self.base, address, source, made.content, bool(made.markdown), self.around)

    def _make_page(self, address: str, made: MadeContent) -> MadePage:
        content = self.store.get(f"content {made.content}")
        html, used = self.site.page(address, content, bool(made.markdown))
        self.reads.names |= {f"{self.code}.component {name}" for name in used}
        return MadePage(kept_file(html, self.store), assets_of(html, self.path(address)))

    def path(self, address: str) -> str:
        """Return the path in the site of the page at `address`."""
        return self.folder + file_of(address, self.directory_urls)

    @cached_property
    def navigation(self) -> list:
        """The sections and pages of this language, as MkDocs takes them."""
        return self.reads.unnoticed(lambda: navigation(self.catalog))

    @cached_property
    def around(self) -> str:
        """A digest of what the theme puts around every page: the navigation, words, who offers the book."""
        titles = self.reads.unnoticed(lambda: [(one.address, one.title) for one in self.catalog.targets.values()])
        words = self.parts.of_all([f"{self.code}.words", f"{self.code}.institution"])
        return digest(words, titles, self.navigation)

    def _work(self, code: str) -> list[Work]:
        self.reads.names.add(f"{code}.work")
        return self.parts.work(code)


class _WatchedWords(Mapping[str, Words]):
    """The words of all languages; those of a language are read when somebody asks for them."""

    def __init__(self, book: Book):
        self._catalogs = book.catalogs

    def __getitem__(self, code: str) -> Words:
        return self._catalogs[code].words

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogs)

    def __len__(self) -> int:
        return len(self._catalogs)


def _refuse_lost_anchors(pages: dict[str, MadeContent]) -> None:
    """Raise Abort where a page links to an anchor that another page does not have; the checks cannot see all."""
    lost = [
        f"{address}: the link `{link}` leads to no `#{anchor}` in {target}"
        for address, page in pages.items()
        for target, anchor, link in page.links
        if target in pages and anchor not in pages[target].anchors
    ]
    if lost:
        logging.getLogger("mkdocs").error("\n".join(lost))
        raise Abort("The book was not built.")
