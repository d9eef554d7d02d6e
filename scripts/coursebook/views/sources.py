"""The sources of a page, or of the whole book, each with its status."""

from coursebook.model.source import Source
from coursebook.views.alphabet import alphabetical
from coursebook.views.here import Here


def html(here: Here, *source: str) -> str:
    """Return the sources that this page cites, then those named by `source`."""
    page = here.catalog.pages.get(here.address)
    ids = dict.fromkeys([*(page.cited if page else ()), *source])
    return here.render("sources", sources=[here.catalog.sources_by_id[id_] for id_ in ids], brief=True)


def all_html(here: Here) -> str:
    """Return every source of the book, sorted by author and year."""
    return here.render("sources", sources=sorted(here.catalog.sources, key=_by_author), brief=False)


def _by_author(source: Source) -> tuple[str, int]:
    return alphabetical(source.authors), source.year or 0
