"""From the pages that MkDocs makes to the files of the search."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from coursebook.model.catalog import Catalog
from coursebook.search.article import Article, article
from coursebook.search.files import Lexicon, files
from coursebook.views import site_search
from coursebook.views.here import Components, Here, web_path

_FOR_CONTRIBUTORS = 0.6  # they name every word of the book; a learner looks for the page that explains it
_IN_PREPARATION = 0.8


def searchable(html: str, page: Page, here: Here) -> Article:
    """Return what a search may find in `html`, the article of `page`."""
    target = here.catalog.targets[here.address]
    weight = _FOR_CONTRIBUTORS if here.address.startswith("contributing/") else 1.0
    return article(
        html,
        web_path(here.address, here.directory_urls),
        page.title,
        " › ".join(section.title for section in reversed(page.ancestors)),
        here.catalog.locale,
        weight if target.written else weight * _IN_PREPARATION,
    )


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
