"""The handbook: outline, templates, and what stands at the head and foot of a chapter."""

from coursebook.views.here import Here
from coursebook.views.notes import notes


def outline(here: Here) -> str:
    """Return the parts of the handbook with their chapters."""
    return here.render("handbook-outline", parts=here.catalog.handbook.parts)


def template_list(here: Here) -> str:
    """Return the templates, each with the chapters that use it."""
    chapters = here.catalog.handbook.chapters
    pairs = [(t, [c for c in chapters if t.id in c.templates]) for t in here.catalog.handbook.templates]
    return here.render("template-list", templates=pairs)


def chapter_header(here: Here, chapter: str) -> str:
    """Return where the reader is in the handbook and which competencies the chapter serves."""
    catalog = here.catalog
    return here.render(
        "chapter-header",
        chapter=catalog.chapters[chapter],
        part=catalog.part_of[chapter],
        written=catalog.is_written(here.address),
        notes=notes(here),
    )


def chapter_footer(here: Here, chapter: str) -> str:
    """Return the modules that go deeper, the templates, and the previous and next chapter."""
    catalog = here.catalog
    chapters = catalog.handbook.chapters
    index = chapters.index(catalog.chapters[chapter])
    return here.render(
        "chapter-footer",
        modules=catalog.modules_in(chapters[index].deeper),
        templates=[catalog.templates[id_] for id_ in chapters[index].templates],
        before=chapters[index - 1] if index else None,
        after=chapters[index + 1] if index + 1 < len(chapters) else None,
    )
