"""How far the translation of a language is, and what waits for a translator."""

from collections import Counter
from dataclasses import dataclass

from coursebook.translation.work import PARTS, Work, waiting
from coursebook.views.here import Here

STATUSES = ("missing", "machine", "draft", "reviewed")


@dataclass(frozen=True)
class Progress:
    """How many files of a part, or of a whole language, are in which status, and how many sections wait."""

    name: str
    total: int
    by_status: Counter[str]
    open: int

    @property
    def translated(self) -> int:
        return self.total - self.by_status["missing"]


def html(here: Here) -> str:
    """Return progress by part, the work list and the glossary of this language; for the source, all languages."""
    catalog, languages = here.catalog, here.languages
    if catalog.locale == catalog.source_locale:
        others = [_progress(code, languages.work(code)) for code in languages.words if code != catalog.locale]
        return here.render("translation-dashboard", languages=others, statuses=STATUSES)
    work = languages.work(catalog.locale)
    parts = [_progress(part, [file for file in work if file.part == part]) for part in PARTS]
    return here.render(
        "translation-dashboard",
        languages=[],
        parts=parts,
        all=_progress("all", work),
        statuses=STATUSES,
        waiting=waiting(work),
        edit_url=languages.edit_url,
        unattested=[term for term in catalog.terms if catalog.locale not in term.attested],
    )


def _progress(name: str, work: list[Work]) -> Progress:
    return Progress(name, len(work), Counter(file.status for file in work), sum(file.open for file in work))
