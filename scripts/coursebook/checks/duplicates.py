"""What names one thing names nothing else."""

from collections.abc import Iterable, Iterator

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.record import Place, Record
from coursebook.problems import Problem

Named = tuple[str, Place]
Scope = tuple[str, str, Iterable[Record]]  # what it is, the field that names it, the records among which


def pages_are_unique(book: Book) -> Iterator[Problem]:
    """A course has its id for itself, and so has a module in its course, a chapter, a path and a profile."""
    yield from _duplicates(_of_pages(book.source))


def ids_are_unique(book: Book) -> Iterator[Problem]:
    """An id is given once among its neighbours: parts, domains, steps of a path, terms, sources, rows."""
    yield from _duplicates(_of_parts(book.source))
    yield from _duplicates(_of_data(book.source))


def codes_are_unique(book: Book) -> Iterator[Problem]:
    """A code names one page: no two courses, modules, chapters, templates or competencies share one."""
    catalog = book.source
    modules = [module for course in catalog.courses for module in course.modules]
    by_code = (*catalog.courses, *modules, *catalog.handbook.chapters)
    by_id = (*catalog.handbook.templates, *catalog.framework.competencies)
    named = [(record.code, record.at("code")) for record in by_code]
    named += [(record.id, record.at("id")) for record in by_id]
    yield from _twice("code", named, "give this one another code")


def _duplicates(scopes: Iterable[Scope]) -> Iterator[Problem]:
    for what, field, records in scopes:
        named = ((str(getattr(record, field)), record.at(field)) for record in records)
        yield from _twice(what, named, "give this one another, or remove it")


def _twice(what: str, named: Iterable[Named], remedy: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        earlier = first.setdefault(name, place)
        if earlier is not place:
            where = f"line {earlier.line}" if earlier.path == place.path else f"{earlier.path}:{earlier.line}"
            yield problem(place, f"the {what} `{name}` is given twice (first on {where})", remedy)


def _of_pages(catalog: Catalog) -> Iterator[Scope]:
    yield "id of a course", "id", catalog.courses
    for course in catalog.courses:
        yield "id of a module", "id", course.modules
    yield "id of a chapter", "id", catalog.handbook.chapters
    yield "id of a path", "id", catalog.paths
    yield "id of a profile", "id", catalog.framework.profiles


def _of_parts(catalog: Catalog) -> Iterator[Scope]:
    yield "id of a part", "id", catalog.handbook.parts
    yield "letter of a domain", "id", catalog.framework.domains
    yield "id of a framework", "id", catalog.framework.crosswalk
    for neighbour in catalog.framework.crosswalk:
        yield "id of an area", "id", neighbour.items
    for path in catalog.paths:
        yield "id of a step", "id", path.steps
        for step in path.steps:
            yield "id of a choice", "id", step.one_of


def _of_data(catalog: Catalog) -> Iterator[Scope]:
    yield "id of a term", "id", catalog.terms
    yield "id of a source", "id", catalog.sources
    yield "id of an offer", "id", catalog.training.offers
    yield "country", "country", catalog.help_lines
    yield "id of a help line", "id", [line for country in catalog.help_lines for line in country.lines]
    yield "id of a group", "id", catalog.coverage.groups
    yield "number of a row", "row", catalog.coverage.rows
