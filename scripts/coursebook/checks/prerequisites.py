"""What has to be taken before what."""

from collections.abc import Iterator

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.problems import Problem

Needs = dict[str, tuple[str, ...]]


def no_circles(book: Book) -> Iterator[Problem]:
    """No module has to be taken before itself, neither directly nor through other modules and courses."""
    needs = needs_of(book.source)
    told: set[str] = set()
    for code, module in book.source.modules.items():
        circle = _way(needs, code, code)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            said_by = module if circle[1] in module.requires else book.source.course_of[code]
            fact = f"these have to be taken before one another: {' → '.join(circle)} (→ means: builds on)"
            yield problem(said_by.at("requires"), fact, "remove one of them from the `requires` of another")


def needs_of(catalog: Catalog) -> Needs:
    """Return what each module and each course builds on, by code; a whole course builds on its modules."""
    needs: Needs = {course.code: tuple(m.code for m in course.modules) for course in catalog.courses}
    for code, module in catalog.modules.items():
        needs[code] = (*module.requires, *catalog.course_of[code].requires)
    return needs


def _way(needs: Needs, start: str, end: str) -> list[str]:
    """Return the shortest way from `start` to `end`, both included; empty if none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for code in needs.get(way[-1], ()):
            if code == end:
                return [*way, code]
            if code not in seen:
                seen.add(code)
                ways.append([*way, code])
    return []
