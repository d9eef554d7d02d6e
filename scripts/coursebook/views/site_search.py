"""The search of the book, in the bar on top of every page."""

from coursebook.views.here import Here

# What the element loads when a reader opens it, in this order.
_LIBRARIES = ("words", "search-words", "search", "excerpt")


def html(here: Here, root: str = "") -> str:
    """Return the button and the dialog. `root` comes before each address, for a page that is shown anywhere."""
    libraries = [root + here.asset(f"assets/lib/{name}.js") for name in _LIBRARIES]
    return here.render("site-search", root=root, libraries=libraries)
