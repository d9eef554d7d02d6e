"""Self-assessment: where do I stand in each competency? Complete on paper; a script goes through it one by one."""

from coursebook.views.here import Here
from coursebook.views.learner import book_data


def html(here: Here) -> str:
    """Return the questions of the self-assessment, grouped by domain, and the place for what it gives."""
    return here.render("self-assessment", domains=here.catalog.framework.domains, data=book_data(here))
