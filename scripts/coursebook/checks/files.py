"""Files that nobody reads are told, not passed over."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from coursebook.layout import FILES, MATERIALS, in_folder
from coursebook.load import Book
from coursebook.problems import Problem, did_you_mean
from coursebook.project import PARTS, Project

_OF_NO_LANGUAGE = ("docs/_data", "docs/assets")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def folders_are_languages(book: Book) -> Iterator[Problem]:
    """A folder of docs/, handbook/, courses/ or competencies/ is a language that mkdocs.yml lists."""
    codes = book.project.codes
    for folder in _folders(book.project):
        if folder.name not in codes:
            fact = f"`{folder.name}` is no language of the book"
            remedy = f"list it in mkdocs.yml under `i18n`, or rename the folder: {', '.join(codes)}"
            yield Problem(_any_file(book.project, folder), 1, fact, remedy)


def yaml_files_have_a_known_name(book: Book) -> Iterator[Problem]:
    """A YAML file has one of the names that the book reads, in the folder where it reads it."""
    for path in _yaml_files(book.project):
        known = [*_names_beside(book.project, path), *_materials_beside(path, _name(path))]
        if path.name not in known:
            shown = [*_names_beside(book.project, path), *_materials_beside(path, "<name>")]
            names = f"this folder holds {', '.join(shown)}" if shown else "remove it, or move it where it belongs"
            remedy = did_you_mean(path.name, [name for name in known if _parts(name) == _parts(path.name)], names)
            yield Problem(str(path), 1, f"nothing reads a file `{path.name}` here", remedy)
        elif _materials_beside(path, "") and path.name != "course.yml" and not _ID.fullmatch(_name(path)):
            fact = f"the name of a file is the id of what it holds, and `{_name(path)}` is no id"
            slug = re.sub(r"[^a-z0-9]+", "-", _name(path).lower()).strip("-") or "first-talk"
            remedy = f"rename it with lower-case letters, digits and single hyphens: `{slug}`"
            yield Problem(str(path), 1, fact, remedy)


def translated_courses_have_a_source(book: Book) -> Iterator[Problem]:
    """The translation of a course stands in the folder of the same name as the course."""
    source = book.project.source
    found = [path.parts[1:3] for path in _yaml_files(book.project) if _is_course(path)]
    courses = [course for code, course in found if code == source]
    for code, course in found:
        if course not in courses:
            remedy = did_you_mean(course, courses, f"a course begins with courses/{source}/{course}/course.yml")
            fact = f"the source language has no course `{course}`"
            yield Problem(f"courses/{code}/{course}/course.yml", 1, fact, remedy)


def _is_course(path: PurePosixPath) -> bool:
    return path.parts[0] == "courses" and len(path.parts) == 4 and path.name == "course.yml"


def _yaml_files(project: Project) -> list[PurePosixPath]:
    found = [path for part in PARTS for path in (project.root / part).rglob("*.y*ml") if path.exists()]
    return sorted(PurePosixPath(project.relative(path)) for path in found)


def _names_beside(project: Project, path: PurePosixPath) -> tuple[str, ...]:
    """Return the names that a YAML file may have in the folder of `path`, but for those of learning materials."""
    code = project.source if path.parts[1] == "_data" else path.parts[1]
    places = [PurePosixPath(in_folder(project, pattern, code).format(course=path.parent.name)) for pattern in FILES]
    return tuple(place.name for place in places if place.parent == path.parent)


def _materials_beside(path: PurePosixPath, name: str) -> tuple[str, ...]:
    """Return the names of learning materials called `name` in the folder of `path`; none where it is no course."""
    if path.parts[0] != "courses" or len(path.parts) != 4:
        return ()
    return tuple(f"{name}{pattern.rpartition('{name}')[2]}" for pattern in MATERIALS)


def _name(path: PurePosixPath) -> str:
    return path.name.partition(".")[0]


def _parts(name: str) -> int:
    return name.count(".")


def _folders(project: Project) -> list[Path]:
    """Return the folders in which a language is expected."""
    found = [folder for part in PARTS for folder in (project.root / part).glob("*/")]
    return sorted(folder for folder in found if project.relative(folder) not in _OF_NO_LANGUAGE)


def _any_file(project: Project, folder: Path) -> str:
    """Return a file in `folder` to point at, or the folder where it has none."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return project.relative(files[0] if files else folder)
