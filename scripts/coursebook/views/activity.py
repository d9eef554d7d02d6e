"""An activity: guided writing that stays on the reader's device."""

from coursebook.views.here import Here


def html(here: Here, activity: str) -> str:
    """Return the activity `activity` with a field for each prompt."""
    here.used.update(("kept-text", "kept-tools"))
    return here.render("activity", id=activity, activity=here.catalog.activities[activity])
