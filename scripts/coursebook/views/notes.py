"""What a reader must know about the state of a text: is it reviewed, is it a translation, is it in another language."""

from dataclasses import dataclass

from coursebook.model.catalog import Catalog
from coursebook.model.page import Review, Translation
from coursebook.views.here import Here

_BY_NOBODY = Review.model_construct()  # nothing to validate: what does that would have to be made first


@dataclass(frozen=True)
class Standing:
    """The state of a page. `foreign`: it is not translated yet, and shows the words of the source."""

    foreign: bool
    translation: Translation | None
    review: Review


def standing_of(catalog: Catalog, address: str) -> Standing:
    """Return the state of the page at `address` as readers of this language see it."""
    page = catalog.pages.get(address)
    if page:
        return Standing(page.locale != catalog.locale, page.front.translation, page.front.review or _BY_NOBODY)
    file = catalog.file_of(address)
    translation = catalog.translations.get(file)
    foreign = not translation and catalog.locale != catalog.source_locale
    return Standing(foreign, translation, catalog.reviews.get(file) or _BY_NOBODY)


def notes(here: Here) -> str:
    """Return the notes about this page: not translated, translated by machine, not yet reviewed.

    None on a page of an institution, which answers for it.
    """
    page = here.catalog.pages.get(here.address)
    if page and page.local:
        return ""
    standing = standing_of(here.catalog, here.address)
    return here.render("notes", foreign=standing.foreign, translation=standing.translation, review=standing.review)


def section(here: Here, kind: str) -> str:
    """Return what readers must know of a section: `new`, `meaning` (it has changed) or `safety` (in the source)."""
    return here.render("section-notice", kind=kind)
