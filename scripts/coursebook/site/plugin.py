"""The plugin for MkDocs: thin, each hook one call."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from coursebook.checks import check
from coursebook.load import Book, load
from coursebook.project import PARTS, read_project
from coursebook.search.article import Article
from coursebook.search.files import lexicon
from coursebook.site.check_lists import with_signs
from coursebook.site.content_notes import with_skip_links
from coursebook.site.for_machines import write_for_machines
from coursebook.site.foreign import in_its_language
from coursebook.site.frame import without_theme_files
from coursebook.site.head import head_of
from coursebook.site.kept import write_lists
from coursebook.site.left_out import without_links
from coursebook.site.macros import confine
from coursebook.site.menu import Menu
from coursebook.site.navigation import navigation
from coursebook.site.plain import plain
from coursebook.site.safety import refuse_unsafe
from coursebook.site.searched import search_anywhere, searchable, write_search
from coursebook.site.sitemap import write_sitemaps
from coursebook.site.sized import sized
from coursebook.site.stage import Stage, stage
from coursebook.site.tables import scrolling
from coursebook.translation.work import files
from coursebook.views import institution
from coursebook.views.here import Components, Here, Languages, components_in, web_path
from coursebook.views.online import online


class CoursebookPlugin(BasePlugin):
    """Lets MkDocs build the book: stages it, runs its macros, knows what each page needs."""

    def __init__(self) -> None:
        self._book: Book | None = None
        self._stage: Stage | None = None
        self._components: Components | None = None
        self._pages: dict[str, Here] = {}
        self._languages: Languages | None = None
        self._articles: list[Article] = []
        self._plain: dict[Path, str] = {}

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs read the staged book instead of the sources."""
        if self._book is None:
            self._gather(Path(config.config_file_path).parent)
        config.docs_dir = str(self._stage.docs)
        config.nav = navigation(self._book.catalogs[_language(config)])
        if str(self._stage.theme) not in config.theme.dirs:
            config.theme.dirs.insert(1, str(self._stage.theme))
        return config

    def _gather(self, root: Path) -> None:
        """Read, check and stage the whole book. Raises PluginError with every problem, before anything is written."""
        book = load(read_project(root))
        problems = check(book)
        if problems:
            raise PluginError("The book was not built.\n" + "\n".join(map(str, problems)))
        self.adopt(book, stage(book))

    def adopt(self, book: Book, staged: Stage) -> None:
        """Build `book`, which has no problems and lies ready in `staged`."""
        self._book, self._stage = book, staged
        self._components = components_in(book.project.root / "overrides" / "components")
        words = {code: catalog.words for code, catalog in book.catalogs.items()}
        self._languages = Languages(words, partial(files, book), book.project.edit_url)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Confine the macros of this language's build to our sandbox, and begin its search anew."""
        confine(config.plugins["macros"])
        self._articles, self._plain = [], {}

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what only the theme's own pages would load."""
        return without_theme_files(files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates words and the way to help, and keep them compiled for the next build."""
        env.bytecode_cache = FileSystemBytecodeCache(str(self._stage.bytecode))
        env.globals["t"] = self._book.catalogs[_language(config)].words
        env.globals["institution"] = institution.mark(self._book, _language(config))
        env.globals["help_path"] = web_path("help.md", config.use_directory_urls)
        env.globals["menu"] = Menu(env, config)
        env.globals["site_search"] = search_anywhere(self._book.source, self._components, config)
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mend tables and check lists, mark other languages, and put the components in that a search may find."""
        here, words = self.here(page), self.here(page).catalog.words
        html = in_its_language(sized(html, page.url, self._stage.docs))
        mended = with_skip_links(with_signs(scrolling(html, words)), words)
        searched = here.put_back(mended, searched=True)
        if here.address not in here.catalog.off:
            self._articles.append(searchable(searched, page, here))
        return searched

    @event_priority(-50)
    def on_page_context(self, context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
        """Put the other components in, and give the templates what they ask for."""
        here, source = self.here(page), self._stage.sources[page.file.src_uri]
        page.content = refuse_unsafe(here.put_back(page.content, searched=False), source)
        context["book"] = head_of(here, self._book, config, source, self._markdown(page))
        page.edit_url = context["book"].edit_url
        return context

    def _markdown(self, page: Page) -> str:
        """Keep the finished page as Markdown to be written beside it and return its name; "" where there is none."""
        here = self.here(page)
        left_out = here.address in here.catalog.off or not here.catalog.is_translated(here.address)
        if left_out or not self._book.project.site_url:
            return ""
        path = Path(page.file.abs_dest_path).with_suffix(".md")
        self._plain[path] = plain(page.content, here, online(self._book.project))
        return path.name

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Take links to pages that the institution leaves out off the page; of such a page, write nothing."""
        here = self.here(page)
        return "" if here.address in here.catalog.off else without_links(output, here)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep the page for wrong addresses in the source language: each language would overwrite the one before.

        Site maps are our own, one for each language.
        """
        other = _language(config) != self._book.project.source
        return "" if template_name == "sitemap.xml" or (template_name == "404.html" and other) else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what the search of this language loads, what readers may keep, site maps, and what machines read."""
        code = _language(config)
        folder = Path(config.site_dir, "" if code == self._book.project.source else code)
        write_search(self._articles, lexicon(self._book.catalogs[code], self._book.catalogs.values()), folder)
        write_lists(self._book.catalogs[code], Path(config.site_dir), folder, config.use_directory_urls)
        write_sitemaps(self._book, Path(config.site_dir), config.use_directory_urls)
        if self._book.project.site_url:
            write_for_machines(self._book, code, self._plain, Path(config.site_dir), config.use_directory_urls)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch the sources, not their staged copy."""
        server.unwatch(str(self._stage.docs))
        for folder in (*PARTS, "overrides"):
            server.watch(str(self._book.project.root / folder))
        return server

    def here(self, page: Page) -> Here:
        """Return the page of the book that MkDocs calls `page`."""
        uri = page.file.src_uri
        if uri not in self._pages:
            code, address = uri.split("/", 1)
            directory_urls = page.file.use_directory_urls
            self._pages[uri] = Here(
                self._book.catalogs[code], self._components, address, directory_urls, self._languages
            )
        return self._pages[uri]


def _language(config: MkDocsConfig) -> str:
    """Return the language that is being built."""
    i18n = config.plugins["i18n"]
    return i18n.current_language or i18n.default_language
