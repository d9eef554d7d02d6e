"""A short reference to a source, beside the claim that rests on it."""

from coursebook.views.here import Here


def html(here: Here, source: str) -> str:
    """Return a link from the claim to `source` in the list of this page, or of the book."""
    page = here.catalog.pages.get(here.address)
    listed_here = page is not None and any(call.name == "sources" for call in page.calls)
    anchor = f"source-{source}"
    url = f"#{anchor}" if listed_here else here.url("sources.md", anchor)
    return here.render("cite", source=here.catalog.sources_by_id[source], url_of_source=url)
