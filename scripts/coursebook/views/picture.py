"""Drawings of our own library."""

from coursebook.views.here import Here


def html(here: Here, picture: str) -> str:
    """Return the drawing `picture`, part of the page so that it follows light and dark, with its alternative text."""
    return here.render("picture", name=picture, svg=here.drawing(picture))
