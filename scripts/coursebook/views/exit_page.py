"""A way to leave a page at once, for a reader who is not safe while somebody looks at the screen."""

from coursebook.views.here import Here


def html(here: Here) -> str:
    """Return the button. Behaviour as the GOV.UK Design System found it in its research ("Exit this page")."""
    return here.render("exit-page", offline=here.asset(f"assets/exit/{here.catalog.locale}.html"))
