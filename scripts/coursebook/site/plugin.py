"""The plugin for MkDocs: thin, each hook one call."""

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.site.code_blocks import CodeBlocks
from coursebook.site.inline import InlineExtension
from coursebook.site.macros import confine
from coursebook.site.menu import Menu
from coursebook.site.navigation import navigation
from coursebook.site.pages import StagedPage
from coursebook.site.ready import compiled_in, components_of
from coursebook.site.searched import search_anywhere
from coursebook.views import institution
from coursebook.views.here import Here, Languages, web_path


class CoursebookPlugin(BasePlugin):
    """Lets MkDocs make the pages of one language of a book: knows their text and runs their macros."""

    def __init__(self) -> None:
        self._book: Book | None = None
        self._here: Here | None = None

    def adopt(self, book: Book, code: str, pages: dict[str, StagedPage], languages: Languages) -> None:
        """Make `pages` of the language `code` of `book`, which has no problems."""
        self._book, self._pages, self._languages = book, pages, languages
        self.catalog: Catalog = book.catalogs[code]
        self.components = components_of(book.project)

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give MkDocs the navigation of this language, and a quicker way through the same Markdown."""
        if self._book is None:
            raise PluginError("Build the book with `coursebook build`, and show it with `coursebook serve`.")
        config.nav = navigation(self.catalog)
        config.markdown_extensions[:] = [
            CodeBlocks(self._book.kept.store),
            *config.markdown_extensions,
            InlineExtension(),
        ]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Confine the macros to our sandbox."""
        confine(config.plugins["macros"])

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates words and the way to help, and keep them compiled for the next build."""
        env.bytecode_cache = FileSystemBytecodeCache(str(compiled_in(self._book.project)))
        env.globals["t"] = self.catalog.words
        env.globals["institution"] = institution.mark(self._book, self.catalog.locale)
        env.globals["help_path"] = web_path("help.md", config.use_directory_urls)
        env.globals["menu"] = Menu(env, config)
        env.globals["site_search"] = search_anywhere(self._book.source, self.components, config)
        return env

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str:
        """Return the page as Markdown: the written text, or the macros that make it."""
        return self.staged(page).text

    def begin(self, page: Page) -> Here:
        """Begin to make `page`, and return what its views need to know."""
        address, directory_urls = address_of(page), page.file.use_directory_urls
        self._here = Here(self.catalog, self.components, address, directory_urls, self._languages)
        return self._here

    def here(self) -> Here:
        """Return the page of the book that is being made."""
        return self._here

    def staged(self, page: Page) -> StagedPage:
        """Return the text and the source of `page`."""
        return self._pages[address_of(page)]


def address_of(page: Page) -> str:
    """Return what the book calls `page`: its path without the folder of its language."""
    return page.file.src_uri.split("/", 1)[1]
