"""What a reader must know about the state of a text: is it reviewed, is it a translation, is it in another language."""

from coursebook.model.page import Review
from coursebook.views.here import Here


def notes(here: Here) -> str:
    """Return the notes about this page: not translated, translated by machine, not yet reviewed."""
    catalog, page = here.catalog, here.catalog.pages.get(here.address)
    if page:
        language, translation, review = page.locale, page.front.translation, page.front.review
    else:
        file = catalog.file_of(here.address)
        translation, review = catalog.translations.get(file), catalog.reviews.get(file)
        language = catalog.locale if translation else catalog.source_locale
    return here.render("notes", foreign=language != catalog.locale, translation=translation, review=review or Review())


def section(here: Here, kind: str) -> str:
    """Return what readers must know of a section: `new`, `meaning` (it has changed) or `safety` (in the source)."""
    return here.render("section-notice", kind=kind)
