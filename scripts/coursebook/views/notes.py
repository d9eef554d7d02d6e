"""What a reader must know about the state of a text: is it reviewed, is it a translation, is it in another language."""

from coursebook.model.page import Review
from coursebook.views.here import Here

# The file that gives the words of a generated page.
_SOURCES = {
    "competency": "competencies/framework.yml",
    "profile": "competencies/framework.yml",
    "path": "courses/paths.yml",
    "chapter": "handbook/handbook.yml",
}


def notes(here: Here) -> str:
    """Return the notes about this page: not translated, translated by machine, not yet reviewed."""
    catalog, page = here.catalog, here.catalog.pages.get(here.address)
    if page:
        language, translation, review = page.locale, page.front.translation, page.front.review
    else:
        file = _file_of(here)
        translation, review = catalog.translations.get(file), catalog.reviews.get(file)
        language = catalog.locale if translation else catalog.source_locale
    return here.render("notes", foreign=language != catalog.locale, translation=translation, review=review or Review())


def section(here: Here, kind: str) -> str:
    """Return what readers must know of a section: `new`, `meaning` (it has changed) or `safety` (in the source)."""
    return here.render("section-notice", kind=kind)


def _file_of(here: Here) -> str:
    """Return the file that gives the words of a page that nobody wrote by hand."""
    kind = here.catalog.targets[here.address].kind
    if kind == "scenario":
        return f"{here.address.replace('/map-', '/').removesuffix('.md')}.scenario.yml"
    if kind in ("course", "module"):
        return f"{here.address.rsplit('/', 1)[0]}/course.yml"
    return _SOURCES[kind]
