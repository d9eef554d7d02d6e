"""The competency matrix: competencies down, courses or modules across, the level reached in the cells."""

from dataclasses import dataclass

from markupsafe import Markup

from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.framework import Competency, Domain
from coursebook.views.here import HOW_SIGNS, Here

HOWS = tuple(HOW_SIGNS)


@dataclass(frozen=True)
class Column:
    """A course or a module: its code, title and address, and the modules that it stands for."""

    code: str
    title: str
    address: str
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class Cell:
    """The highest level that the modules of a column reach, and the strongest way they reach it."""

    level: int
    how: str


@dataclass(frozen=True)
class Row:
    """A competency with its cells, and the level that the profile asks for where the matrix is about one."""

    competency: Competency
    domain: Domain
    cells: tuple[Cell | None, ...]
    wanted: int | None
    profiles: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """A whole matrix. `name` is the stem of its files to download."""

    name: str
    caption: Markup
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def html(here: Here, course: str = "", path: str = "", profile: str = "") -> str:
    """Return the matrix of the whole framework, or of one `course`, learning `path` or `profile`."""
    matrix = matrix_of(here.catalog, course, path, profile)
    domains = list({row.domain.id: row.domain for row in matrix.rows}.values())
    wanted = any(row.wanted for row in matrix.rows)
    return here.render("competency-matrix", matrix=matrix, domains=domains, has_profile=wanted)


def matrix_of(catalog: Catalog, course: str = "", path: str = "", profile: str = "") -> Matrix:
    """Return the matrix that the arguments name; without any, the whole framework across all courses."""
    words = catalog.words
    if course:
        found = catalog.course(course)
        caption = words("matrix.of-course", title=found.title)
        return _matrix(catalog, found.code.lower(), caption, _module_columns(catalog, found.modules))
    if path:
        way = catalog.path(path)
        columns = _module_columns(catalog, catalog.modules_of_path(way))
        return _matrix(catalog, f"path-{way.id}", words("matrix.of-path", title=way.title), columns)
    if profile:
        wanted = catalog.profiles[profile]
        caption = words("matrix.of-profile", title=wanted.title)
        return _matrix(catalog, f"profile-{wanted.id}", caption, _course_columns(catalog), dict(wanted.levels))
    everything = dict.fromkeys(catalog.competencies)
    return _matrix(catalog, "framework", words("matrix.of-framework"), _course_columns(catalog), everything)


def all_matrices(catalog: Catalog) -> list[Matrix]:
    """Return every matrix of the book: each can be downloaded."""
    return [
        matrix_of(catalog),
        *(matrix_of(catalog, course=course.id) for course in catalog.courses),
        *(matrix_of(catalog, path=path.id) for path in catalog.paths),
        *(matrix_of(catalog, profile=profile) for profile in catalog.profiles),
    ]


def _matrix(
    catalog: Catalog,
    name: str,
    caption: Markup,
    columns: tuple[Column, ...],
    wanted: dict[str, int | None] | None = None,
) -> Matrix:
    rows = [_row(catalog, competency, columns, wanted or {}) for competency in catalog.competencies.values()]
    chosen = [row for row in rows if (row.competency.id in wanted if wanted is not None else any(row.cells))]
    return Matrix(name, caption, columns, tuple(chosen))


def _row(catalog: Catalog, competency: Competency, columns: tuple[Column, ...], wanted: dict[str, int | None]) -> Row:
    profiles = tuple(profile.id for profile in catalog.framework.profiles if competency.id in profile.levels)
    cells = tuple(_cell(competency.id, column.modules) for column in columns)
    return Row(competency, catalog.domain_of[competency.id], cells, wanted.get(competency.id), profiles)


def _cell(competency: str, modules: tuple[Module, ...]) -> Cell | None:
    reaches = [reach for module in modules for reach in module.competencies if reach.id == competency]
    if not reaches:
        return None
    ways = {how for reach in reaches for how in reach.how}
    return Cell(max(reach.level for reach in reaches), max(ways, key=HOWS.index))


def _course_columns(catalog: Catalog) -> tuple[Column, ...]:
    return tuple(Column(c.code, c.title, f"courses/{c.id}/index.md", c.modules) for c in catalog.courses)


def _module_columns(catalog: Catalog, modules: tuple[Module, ...]) -> tuple[Column, ...]:
    return tuple(Column(m.code, m.title, catalog.module_address(m), (m,)) for m in modules)
