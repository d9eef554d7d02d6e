"""One language of the book in MkDocs: its own structures, driven a page at a time, so that none is made in vain."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from coursebook.load import Book
from coursebook.model.text import typographic
from coursebook.model.words import Words
from coursebook.search.article import Article
from coursebook.site.check_lists import with_signs
from coursebook.site.content_notes import with_skip_links
from coursebook.site.foreign import in_its_language
from coursebook.site.head import head_of
from coursebook.site.left_out import without_links
from coursebook.site.pages import StagedPage
from coursebook.site.plain import plain
from coursebook.site.plugin import address_of
from coursebook.site.ready import configuration
from coursebook.site.safety import refuse_unsafe
from coursebook.site.searched import searchable
from coursebook.site.sized import sized
from coursebook.site.tables import scrolling
from coursebook.site.translated import with_notices
from coursebook.site.without import without_git
from coursebook.views.here import Here, Languages
from coursebook.views.notes import section
from coursebook.views.online import online

Settings = dict[str, bool]


@dataclass(frozen=True)
class Content:
    """What Markdown and macros make of a page, before any template of the theme: what the templates are given."""

    html: str
    toc: TableOfContents
    title: str
    meta: dict
    used: tuple[str, ...]
    last_number: int


@dataclass(frozen=True)
class Beside:
    """What else there is of a page: what a search finds.

    `links` are the anchors in other pages that it leads to: page, anchor, and the link as written. `anchors` are those
    that it has. `images` are the files, below `docs/`, whose size it says.
    """

    article: Article
    anchors: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    images: frozenset[str]


class LanguageSite:
    """MkDocs with the files and the navigation of one language. `settings` are laid over those of `mkdocs.yml`."""

    def __init__(self, book: Book, code: str, pages: dict[str, StagedPage], languages: Languages, settings: Settings):
        self.book, self.code = book, code
        self.config = _configured(book, code, settings)
        self.config.plugins["coursebook"].adopt(book, code, pages, languages)
        with without_git():
            self.config = self.config.plugins.on_config(self.config)
        self.config.plugins.on_pre_build(config=self.config)
        self.plugin = self.config.plugins["coursebook"]
        self.files = self._files(pages)
        self.nav = self.config.plugins.on_nav(
            get_navigation(self.files, self.config), config=self.config, files=self.files
        )
        targets = book.catalogs[code].targets
        self._documents = self.files.documentation_pages()
        for file in self._documents:
            page = file.page or Page(None, file, self.config)
            page.title = typographic(targets[address_of(page)].title)
        env = self.config.theme.get_env()
        env.auto_reload = False
        self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)

    def _files(self, pages: dict[str, StagedPage]) -> Files:
        """Return the pages of this language and the assets, which pages may lead to. Nothing is copied from here."""
        assets = self.book.project.root / "docs"
        names = [path.relative_to(assets).as_posix() for path in sorted(assets.glob("assets/**/*")) if path.is_file()]
        names += [f"{self.code}/{address}" for address in pages]
        found = Files([_file(name, self.config) for name in names])
        found = self.config.plugins.on_files(found, config=self.config)
        set_exclusions(found, self.config)
        found.get_file_from_path = cache(found.get_file_from_path)  # it tries several paths for each link
        return found

    def go_on(self, book: Book, pages: dict[str, StagedPage], languages: Languages) -> "LanguageSite":
        """Go on with `book` after an edit of texts; its pages, titles and navigation are as they were."""
        self.book = book
        self.plugin.adopt(book, self.code, pages, languages)
        return self

    def content(self, address: str) -> tuple[Content, Beside]:
        """Return what Markdown and macros make of the page at `address`. Raises Abort where they cannot."""
        page = self._page(address)
        here = self.plugin.begin(page)
        with _told():
            _populate_page(page, self.config, self.files)
            text, images = sized(page.content, page.url, self.book.project.root / "docs")
            page.markdown = page.content = None  # or the texts of all pages would stay in memory
            searched = here.put_back(_mended(text, here.catalog.words), searched=True)
            html = refuse_unsafe(here.put_back(searched, searched=False), self.plugin.staged(page).source)
        content = Content(html, page.toc, page.title, dict(page.meta), tuple(sorted(here.used)), here.last_number())
        anchors, links = frozenset(page.present_anchor_ids or ()), tuple(_links(page))
        return content, Beside(searchable(searched, here), anchors, links, images)

    def with_notices(self, address: str, content: Content, outdated: tuple[str, ...]) -> Content:
        """Return `content`, made of the page at `address`, with notices above the headings `outdated`.

        Raises Abort where there are no such headings.
        """
        page = self._page(address)
        here = self._go_on(page, content)
        with _told(f"{self.plugin.staged(page).source}: "):
            html = with_notices(content.html, outdated, section(here, "meaning"))
        return replace(content, html=html, used=tuple(sorted(here.used)))

    def markdown(self, address: str, content: Content) -> str:
        """Return the page at `address`, of which `content` was made, as Markdown; "" where it has none."""
        here = self._go_on(self._page(address), content)
        translated = here.catalog.is_translated(here.address)
        return plain(content.html, here, online(self.book.project)) if translated and self.book.project.site_url else ""

    def _go_on(self, page: Page, content: Content) -> Here:
        """Begin with a page of which `content` was made."""
        here = self.plugin.begin(page)
        here.go_on(content.used, content.last_number)
        return here

    def page(self, address: str, content: Content, markdown: bool) -> tuple[str, frozenset[str]]:
        """Return the whole page at `address` around its `content`, and the components in it.

        Raises Abort where the templates fail.

        `markdown` tells whether the same stands beside it as Markdown.
        """
        page = self._page(address)
        page.content, page.toc, page.title, page.meta = content.html, content.toc, content.title, content.meta
        here, source = self._go_on(page, content), self.plugin.staged(page).source
        page.active = True  # tells the theme where the reader is
        try:
            with _told():
                context = get_context(self.nav, self._documents, self.config, page)
                context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
                context["book"] = head_of(here, self.book, self.config, source, markdown)
                page.edit_url = context["book"].edit_url
                html = without_links(self.env.get_template("main.html").render(context), here)
                return html, frozenset(here.used)
        finally:
            page.active, page.content = False, None

    def template(self, name: str) -> str:
        """Return a page of the theme that belongs to no source: `404.html`."""
        with _told():
            return _build_template(name, self.env.get_template(name), self.files, self.config, self.nav)

    def _page(self, address: str) -> Page:
        return self.files.src_uris[f"{self.code}/{address}"].page


def _configured(book: Book, code: str, settings: Settings) -> MkDocsConfig:
    """Return the configuration of a language.

    The plugin for languages builds them one after the other in one process. Told that there is one to build, and that
    it is at work already, it sets that one up.
    """
    config = configuration(book.project)
    for name, value in {**settings, "site_dir": str(_nowhere(book))}.items():
        config[name] = value
    languages = config.plugins["i18n"]
    languages.current_language, languages.building = code, True
    for language in languages.config.languages:
        language.build = language.locale == code
    return config


def _nowhere(book: Book) -> Path:
    """Return a folder that MkDocs believes it writes into; nothing is ever written there."""
    return book.project.cache / "nowhere"


def _mended(html: str, words: Words) -> str:
    """Return `html` with tables and check lists that fit every reader, and other languages marked."""
    return with_skip_links(with_signs(scrolling(in_its_language(html), words)), words)


def _file(name: str, config: MkDocsConfig) -> File:
    return File(name, config.docs_dir, config.site_dir, config.use_directory_urls)


def _links(page: Page) -> Iterator[tuple[str, str, str]]:
    for file, anchors in (page.links_to_anchors or {}).items():
        for anchor, link in anchors.items():
            yield file.src_uri.split("/", 1)[-1], anchor, link


@contextmanager
def _told(where: str = "") -> Iterator[None]:
    """Say what is wrong, and `where`, and give up, where the sources cannot be made into a page."""
    try:
        yield
    except BuildError as error:
        logging.getLogger("mkdocs").error(f"{where}{error}")
        raise Abort("The book was not built.") from error
