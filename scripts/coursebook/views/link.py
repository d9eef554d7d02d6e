"""A link to a page of the book by its code or id."""

from coursebook.views.here import Here


def html(here: Here, target: str, text: str = "") -> str:
    """Return a link to the page that `target` names, with its title or with `text`."""
    found = here.catalog.find(target)
    return here.render("link", title=text or found.title, target=found)
