"""Courses: outline, lists, learning paths, and what stands at the head and foot of a module."""

from itertools import pairwise

from coursebook.model.catalog import Catalog
from coursebook.model.course import Choice, LearningPath, Module, Step
from coursebook.views import keep_offline
from coursebook.views.here import Here
from coursebook.views.notes import notes


def outline(here: Here, course: str) -> str:
    """Return the modules of a course: title, minutes, competencies, what they ask for, whether they are written."""
    return here.render("course-outline", course=here.catalog.course(course))


def header(here: Here, course: str) -> str:
    """Return what a course is about, for whom, how long it takes, what to take before, and how to keep it offline."""
    found = here.catalog.course(course)
    requires = [here.catalog.find(code) for code in found.requires]
    return here.render("course-header", course=found, requires=requires, keep=keep_offline.html(here, found))


def course_list(here: Here) -> str:
    """Return all courses as cards."""
    return here.render("course-list", courses=here.catalog.courses)


def path_list(here: Here) -> str:
    """Return all learning paths as cards, each with how long it takes."""
    catalog = here.catalog
    return here.render("path-list", paths=[(path, shortest_minutes(catalog, path)) for path in catalog.paths])


def path_outline(here: Here, path: str) -> str:
    """Return the steps of a learning path with their modules, alternatives side by side."""
    catalog = here.catalog
    found = catalog.path(path)
    steps = [(step, [(way, catalog.modules_in(codes)) for way, codes in _ways(step)]) for step in found.steps]
    return here.render("path-outline", path=found, steps=steps, minutes=shortest_minutes(catalog, found))


def shortest_minutes(catalog: Catalog, path: LearningPath) -> int:
    """Return the minutes of a path where the shorter of two alternatives is taken each time."""
    return sum(
        min(sum(module.minutes for module in catalog.modules_in(codes)) for codes in step.ways) for step in path.steps
    )


def module_header(here: Here, module: str) -> str:
    """Return where the reader is, how long it takes, what they will be able to do, and what to take before."""
    catalog = here.catalog
    found = catalog.modules[module]
    return here.render(
        "module-header",
        module=found,
        course=catalog.course_of[module],
        number=catalog.course_of[module].modules.index(found) + 1,
        requires=[catalog.find(code) for code in found.requires],
        written=catalog.is_written(here.address),
        notes=notes(here),
    )


def module_footer(here: Here, module: str) -> str:
    """Return the chapters beside the module, and links to the previous and the next module of the course."""
    course = here.catalog.course_of[module]
    before, after = _neighbours(course.modules, here.catalog.modules[module])
    chapters = [chapter for chapter in here.catalog.handbook.chapters if module in chapter.deeper]
    return here.render(
        "module-footer",
        module=here.catalog.modules[module],
        written=here.catalog.is_written(here.address),
        course=course,
        before=before,
        after=after,
        chapters=chapters,
    )


def _ways(step: Step) -> list[tuple[Choice | None, tuple[str, ...]]]:
    return [(choice, choice.modules) for choice in step.one_of] or [(None, step.modules)]


def _neighbours(modules: tuple[Module, ...], module: Module) -> tuple[Module | None, Module | None]:
    chain = [None, *modules, None]
    pairs = list(pairwise(chain))
    before = next(left for left, right in pairs if right is module)
    return before, next(right for left, right in pairs if left is module)
