"""Which documents there are to read and print in a language, and the pages of each, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from coursebook.model.catalog import Catalog
from coursebook.model.course import Course
from coursebook.model.target import NAMED, folder_of, template_address

# The framework for integration (R4) is the part of the handbook that a host institution needs.
INTEGRATION = ("H13", "H14", "H15", "H18")
INTEGRATION_TEMPLATES = ("T12", "T13", "T14", "T15", "T16", "T17", "T18")


@dataclass(frozen=True)
class Entry:
    """A page that becomes a chapter. `code` is its other name (`K2.3`), `part` what it stands under in the contents."""

    address: str
    title: str
    code: str = ""
    part: str = ""

    @property
    def key(self) -> str:
        """Return a name for the chapter that is an id and a file name."""
        return self.address.removesuffix(".md").replace("/", "-")

    @property
    def full_title(self) -> str:
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True)
class Document:
    """What one file holds. `name` stands in the name of the file, `subtitle` says what it is for."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    subtitle: str = ""


def documents(catalog: Catalog) -> list[Document]:
    """Return the handbook, each course and both frameworks, as far as they are written and there in the language.

    A document of which nothing is translated is left out; one that is translated in part shows what readers see.
    """
    found = [_handbook(catalog), *(of_course(catalog, course) for course in catalog.courses)]
    found += [_integration(catalog), _framework(catalog)]
    return [document for document in found if document]


def of_course(catalog: Catalog, course: Course) -> Document | None:
    """Return a course with the modules that are written, or None where there is none to read."""
    modules = [Entry(catalog.module_address(m), str(m.title), m.code) for m in course.modules]
    front = Entry(f"courses/{course.id}/index.md", str(course.title), course.code)
    return _document(catalog, course.id, str(course.title), front, modules)


def scenes_of(catalog: Catalog, course: Course) -> Iterator[Entry]:
    """Give the pages with the maps of a course's scenes."""
    for name, scenario in catalog.scenarios.items():
        if folder_of(scenario) == f"courses/{course.id}":
            yield Entry(catalog.scenario_map_address(name), str(scenario.title))


def _handbook(catalog: Catalog) -> Document | None:
    front = Entry(NAMED["handbook"], str(catalog.handbook.title))
    codes, templates = tuple(catalog.chapters), tuple(catalog.templates)
    chapters, sheets = _chapters(catalog, codes), _templates(catalog, templates)
    return _document(catalog, "handbook", front.title, front, chapters, sheets)


def _integration(catalog: Catalog) -> Document | None:
    chapters, sheets = _chapters(catalog, INTEGRATION), _templates(catalog, INTEGRATION_TEMPLATES)
    title = str(catalog.words("documents.integration"))
    return _document(catalog, "integration", title, None, chapters, sheets)


def _framework(catalog: Catalog) -> Document | None:
    texts = catalog.words.texts
    front = [_page(catalog, NAMED[name]) for name in ("framework", "matrix")]
    cards = [
        Entry(f"competencies/{c.id.lower()}.md", str(c.title), c.id, f"{domain.id} {domain.title}")
        for domain in catalog.framework.domains
        for c in domain.competencies
    ]
    part = str(texts["nav.profiles"])
    profiles = [Entry(f"competencies/profiles/{p.id}.md", str(p.title), part=part) for p in catalog.framework.profiles]
    rest = [_page(catalog, NAMED["profiles"], part), *profiles, _page(catalog, NAMED["crosswalk"])]
    title = str(texts["nav.competencies"])
    return _document(catalog, "competencies", front[0].title if front[0] else title, None, cards, rest, front)


def _page(catalog: Catalog, address: str, part: str = "") -> Entry | None:
    target = catalog.targets.get(address)
    return Entry(address, str(target.title), part=part) if target else None


def _chapters(catalog: Catalog, codes: tuple[str, ...]) -> list[Entry]:
    return [
        Entry(f"handbook/{c.id}.md", str(c.title), c.code, str(catalog.part_of[c.code].title))
        for c in catalog.handbook.chapters
        if c.code in codes
    ]


def _templates(catalog: Catalog, ids: tuple[str, ...]) -> list[Entry]:
    part = str(catalog.words("nav.templates"))
    return [Entry(template_address(t), str(t.title), t.id, part) for t in catalog.handbook.templates if t.id in ids]


def _document(
    catalog: Catalog,
    name: str,
    title: str,
    front: Entry | None,
    body: list[Entry],
    rest: list[Entry | None] = (),
    before: list[Entry | None] = (),
) -> Document | None:
    """Return a document, or None where nothing of its body is written in this language."""
    if not any(_written(catalog, entry) and catalog.is_translated(entry.address) for entry in body):
        return None
    entries = [entry for entry in (front, *before, *body, *rest) if entry and _written(catalog, entry)]
    return Document(name, title, tuple(entries))


def _written(catalog: Catalog, entry: Entry) -> bool:
    target = catalog.targets.get(entry.address)
    return bool(target) and target.written
