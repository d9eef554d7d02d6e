"""From the pages that MkDocs makes to the files of the search."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from coursebook.model.catalog import Catalog, Target
from coursebook.model.record import Record
from coursebook.search.article import Article, Place, article
from coursebook.search.files import Lexicon, files
from coursebook.views import site_search
from coursebook.views.here import Components, Here, web_path

_FOR_CONTRIBUTORS = 0.4  # they name every word of the book; a learner looks for the page that explains it
_IN_PREPARATION = 0.8
_GLOSSARY = 0.5  # a term is shown above the pages anyhow


def searchable(html: str, page: Page, here: Here) -> Article:
    """Return what a search may find in `html`, the article of `page`."""
    target = here.catalog.targets[here.address]
    part = " › ".join(section.title for section in reversed(page.ancestors))
    address = web_path(here.address, here.directory_urls)
    return article(html, Place(address, page.title, part, _code(target.record), _weight(target)), here.catalog.locale)


def _code(record: Record | None) -> str:
    """Return what the book calls a page besides its title: `K2.3`, `B2`, `T5`."""
    return record.code if hasattr(record, "code") else getattr(record, "id", "")


def _weight(target: Target) -> float:
    if target.address.startswith("contributing/"):
        return _FOR_CONTRIBUTORS
    if target.address == "glossary.md":
        return _GLOSSARY
    return 1.0 if target.written else _IN_PREPARATION


def search_anywhere(catalog: Catalog, components: Components, config: MkDocsConfig) -> str:
    """Return the search for the page for wrong addresses, whose own address nobody knows."""
    root = urlsplit(config.site_url or "/").path
    return site_search.html(Here(catalog, components, "index.md", config.use_directory_urls), root)


def write_search(articles: list[Article], known: Lexicon, folder: Path) -> None:
    """Write what the search of one language loads into `search/` in its `folder` of the site."""
    target = folder / "search"
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files(articles, known).items():
        (target / name).write_text(content, encoding="utf-8", newline="\n")
