"""The path finder: which modules lead from where a learner stands to where they want to be, and why each of them."""

from coursebook.views.here import Here
from coursebook.views.learner import book_data


def html(here: Here) -> str:
    """Return the questions of the path finder; without a script, the ready-made paths of the book."""
    return here.render("path-finder", data=book_data(here))
