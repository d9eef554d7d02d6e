"""A term with its meaning, opened by click, touch or key."""

from coursebook.views.here import Here


def html(here: Here, term: str, text: str = "") -> str:
    """Return the term `term` (or `text`) with a hint that says what it means."""
    found = here.catalog.terms_by_id[term]
    words = found.words.get(here.catalog.locale) or found.words[here.catalog.source_locale]
    return here.render("glossary-term", term=found, text=text or words[0])
