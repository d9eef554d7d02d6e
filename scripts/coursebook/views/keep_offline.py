"""A course for times without a network: the button that keeps it in the browser, and removes it."""

from markupsafe import Markup

from coursebook.model.course import Course
from coursebook.views.here import Here

WORKER = "offline-worker.js"


def html(here: Here, course: Course) -> Markup:
    """Return the button for `course`; nothing where none of its modules is written."""
    if not any(module.code in here.catalog.written_modules for module in course.modules):
        return Markup()
    return here.render("keep-offline", list=here.url(list_address(course)), worker=here.asset(WORKER))


def list_address(course: Course) -> str:
    """Return the address of the list of what a browser keeps of `course`."""
    return f"courses/{course.id}/offline.json"
