"""SCORM 1.2: a course as a package for a learning platform, each module a unit that keeps state and score (a SCO)."""

from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element

from coursebook.export.archive import write_zip
from coursebook.export.edition import Edition
from coursebook.export.lms.courses import CourseEdition, course_editions, identifier
from coursebook.export.lms.package import MANIFEST, XML_LANG, maker, written
from coursebook.export.lms.pages import ModulePage, PageMaker
from coursebook.model.course import Course, Module
from coursebook.model.text import typographic

_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_CP = maker("http://www.imsproject.org/xsd/imscp_rootv1p1p2", {"adlcp": _ADLCP})
_MD = maker("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1")
_SCORM_TYPE = f"{{{_ADLCP}}}scormtype"
_RIGHTS = "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"


def export_scorm(edition: Edition) -> Iterator[Path]:
    """Write a package for each course and language and give its path."""
    for course in course_editions(edition):
        pages = list(PageMaker(course, tracked=True).pages())
        files = {MANIFEST: written(manifest(course, pages))}
        for page in pages:
            files |= page.files | {page.path: page.content}
        yield write_zip(course.target("scorm", "scorm.zip"), files, edition.made)


def manifest(course: CourseEdition, pages: list[ModulePage]) -> _Element:
    """Return what the package says of itself: its modules in order, their competencies and their files."""
    return _CP.manifest(
        _CP.metadata(_CP.schema("ADL SCORM"), _CP.schemaversion("1.2"), _lom_of_course(course)),
        _CP.organizations(
            _CP.organization(
                _CP.title(typographic(course.course.title)),
                *(_item(course, page.module) for page in pages),
                identifier=f"course-{course.course.id}",
            ),
            default=f"course-{course.course.id}",
        ),
        _CP.resources(*map(_resource, pages)),
        identifier=course.name,
        version=course.edition.version,
    )


def _item(course: CourseEdition, module: Module) -> _Element:
    """Return a module in the table of contents. It has no mastery score: nobody fails here."""
    return _CP.item(
        _CP.title(typographic(module.title)),
        _CP.metadata(_lom_of_module(course, module)),
        identifier=identifier("module", module.code),
        identifierref=identifier("file", module.code),
    )


def _resource(page: ModulePage) -> _Element:
    names = [page.path, *page.files]
    kind = {"type": "webcontent", "href": page.path, _SCORM_TYPE: "sco"}
    return _CP.resource(
        *(_CP.file(href=name) for name in names), identifier=identifier("file", page.module.code), **kind
    )


def _lom_of_course(course: CourseEdition) -> _Element:
    taught = {reach.id for module in course.modules for reach in module.competencies}
    paths = [_taxon_path(course, id_) for id_ in course.catalog.competencies if id_ in taught]
    return _lom(course, course.course, course.course.code, paths)


def _lom_of_module(course: CourseEdition, module: Module) -> _Element:
    paths = [_taxon_path(course, reach.id, reach.level) for reach in module.competencies]
    time = _MD.educational(_MD.typicallearningtime(_MD.datetime(f"PT{module.minutes}M")))
    return _lom(course, module, module.code, paths, time)


def _lom(course: CourseEdition, about: Course | Module, code: str, paths: list[_Element], *more: _Element) -> _Element:
    """Return the metadata of a course or module, the competencies that it teaches among them (IMS LRM 1.2.1)."""
    return _MD.lom(
        _MD.general(
            _MD.title(_said(course, about.title)),
            _MD.catalogentry(_MD.catalog(course.catalog.book), _MD.entry(_neutral(code))),
            _MD.language(course.catalog.locale),
            _MD.description(_said(course, about.summary)),
        ),
        *more,
        _MD.rights(_term("copyrightandotherrestrictions", "yes"), _MD.description(_neutral(_RIGHTS))),
        *([_MD.classification(_term("purpose", "Competency"), *paths)] if paths else []),
    )


def _taxon_path(course: CourseEdition, id_: str, level: int | None = None) -> _Element:
    """Return the place of a competency in the framework, and the level that is reached where one is."""
    catalog = course.catalog
    taxon = _MD.taxon(_MD.id(id_), _MD.entry(_said(course, catalog.competencies[id_].title)))
    if level:
        step = _said(course, catalog.words("level.short", level=level))
        taxon.append(_MD.taxon(_MD.id(f"{id_}.{level}"), _MD.entry(step)))
    return _MD.taxonpath(_MD.source(_said(course, catalog.framework.title)), taxon)


def _said(course: CourseEdition, text: str) -> _Element:
    """Return words in the language of the course, or in that of the source where they are not translated."""
    return _MD.langstring(typographic(text), {XML_LANG: getattr(text, "language", None) or course.catalog.locale})


def _term(name: str, value: str) -> _Element:
    """Return an element with a word of the vocabulary of LOM."""
    return _MD(name, _MD.source(_neutral("LOMv1.0")), _MD.value(_neutral(value)))


def _neutral(text: str) -> _Element:
    return _MD.langstring(text, {XML_LANG: "x-none"})
