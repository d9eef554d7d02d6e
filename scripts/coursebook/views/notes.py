"""What a reader must know about the state of a text: is it reviewed, is it a translation, is it in another language."""

from coursebook.model.page import Review, Translation
from coursebook.model.record import Record
from coursebook.views.here import Here

# The file that gives the words of a generated page.
_SOURCES = {
    "competency": "competencies/framework.yml",
    "profile": "competencies/framework.yml",
    "path": "courses/paths.yml",
    "chapter": "handbook/handbook.yml",
}


def notes(here: Here) -> str:
    """Return the notes about this page: not translated, translated by machine, not yet reviewed. Empty if none."""
    page = here.catalog.pages.get(here.address)
    review = page.front.review if page else None
    foreign = bool(page) and page.locale != here.catalog.locale
    if not page and not _has_text(here):
        return ""
    return here.render("notes", foreign=foreign, translation=_translation(here), review=review or Review())


def _translation(here: Here) -> Translation | None:
    page = here.catalog.pages.get(here.address)
    return page.front.translation if page else here.catalog.translations.get(_file_of(here))


def _has_text(here: Here) -> bool:
    target = here.catalog.targets.get(here.address)
    return isinstance(target.record if target else None, Record)


def _file_of(here: Here) -> str:
    target = here.catalog.targets[here.address]
    if target.kind in ("course", "module"):
        return f"{here.address.rsplit('/', 1)[0]}/course.yml"
    return _SOURCES.get(target.kind, "")
