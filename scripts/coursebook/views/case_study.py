"""A case study: a story in episodes, questions between them, notes for facilitators on demand."""

from coursebook.views.here import Here


def html(here: Here, case: str) -> str:
    """Return the case study `case`."""
    here.used.update(("kept-text", "kept-tools"))
    return here.render("case-study", id=case, case=here.catalog.cases[case])
