"""A module's page on a learning platform, which brings its own navigation: the frame around the text."""

from coursebook.model.course import Module
from coursebook.views.here import Here

ARTICLE = "<!--article-->"


def html(
    here: Here, module: Module, styles: list[str], scripts: list[str], online: str | None, help_page: str | None
) -> str:
    """Return the page of `module` with a comment, `ARTICLE`, in the place of its text.

    `online` and `help_page` are where this page and the one for urgent help are online. With `scripts`, the platform
    is told how far a learner has come.
    """
    values = {"styles": styles, "scripts": scripts, "online": online, "help": help_page, "tracked": bool(scripts)}
    return str(here.render("lms-page", module=module, **values))
