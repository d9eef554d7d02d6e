"""From the pages that MkDocs makes to the files of the search."""

from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from coursebook.model.catalog import Catalog, Target
from coursebook.model.record import Record
from coursebook.model.text import typographic
from coursebook.search.article import Article, Place, article
from coursebook.views import site_search
from coursebook.views.here import Components, Here, web_path

_FOR_CONTRIBUTORS = 0.4  # they name every word of the book; a learner looks for the page that explains it
_IN_PREPARATION = 0.8
_GLOSSARY = 0.5  # a term is shown above the pages anyhow


def searchable(html: str, here: Here) -> Article:
    """Return what a search may find in `html`, the article of the page `here`."""
    target = here.catalog.targets[here.address]
    address, title = web_path(here.address, here.directory_urls), typographic(target.title)
    return article(html, Place(address, title, code=_code(target.record), weight=_weight(target)), here.catalog.locale)


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
