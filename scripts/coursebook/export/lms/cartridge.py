"""Common Cartridge 1.1 and 1.3: a course as pages, native quizzes and links, for platforms that take it apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element

from coursebook.export.archive import write_zip
from coursebook.export.edition import Edition
from coursebook.export.lms.courses import CourseEdition, course_editions, identifier, is_scored
from coursebook.export.lms.package import MANIFEST, maker, written
from coursebook.export.lms.pages import ModulePage, PageMaker, online_address
from coursebook.export.lms.qti12 import assessment
from coursebook.model.course import Module
from coursebook.model.quiz import Quiz
from coursebook.model.text import typographic


@dataclass(frozen=True)
class Version:
    """A version of Common Cartridge: its number, and how its namespaces and types of resources are called."""

    number: str
    sign: str  # `imsccv1p1`

    def namespace(self, name: str) -> str:
        return f"http://www.imsglobal.org/xsd/{self.sign}/{name}"


VERSIONS = (Version("1.1", "imsccv1p1"), Version("1.3", "imsccv1p3"))


@dataclass(frozen=True)
class Resource:
    """Something in a cartridge: its title in the outline, its type, its main file, all of its files."""

    identifier: str
    title: str
    type: str
    path: str
    files: dict[str, bytes]


def export_cartridge(edition: Edition) -> Iterator[Path]:
    """Write a cartridge in each version for each course and language, and give its path."""
    for course in course_editions(edition):
        asked = {(module.code, item.id) for module, quiz in course.quizzes() for item in quiz.items if is_scored(item)}
        pages = list(PageMaker(course, tracked=False, left_out=frozenset(asked)).pages())
        for version in VERSIONS:
            units = [(page.module, list(_resources(course, page, version))) for page in pages]
            files = {name: content for _, unit in units for one in unit for name, content in one.files.items()}
            files[MANIFEST] = written(manifest(course, units, version))
            target = course.target("common-cartridge", f"common-cartridge-{version.number}.imscc")
            yield write_zip(target, files, edition.made)


def _resources(course: CourseEdition, page: ModulePage, version: Version) -> Iterator[Resource]:
    """Give the page of a module, its quiz, and a link to it online, where scenes and films can be played."""
    module, title = page.module, typographic(page.module.title)
    files = {page.path: page.content, **page.files}
    yield Resource(identifier("page", module.code), title, "webcontent", page.path, files)
    quiz = course.catalog.quizzes.get(module.code)
    if quiz and any(map(is_scored, quiz.items)):
        yield _quiz(course, module, quiz, version)
    online = online_address(course.edition.book.project, page.path)
    if online:
        name = typographic(course.catalog.words("lms.online", book=course.catalog.book))
        yield _web_link(module, name, online, version)


def _quiz(course: CourseEdition, module: Module, quiz: Quiz, version: Version) -> Resource:
    kind = f"imsqti_xmlv1p2/{version.sign.replace('ccv', 'cc_xmlv')}/assessment"
    path = f"quizzes/{module.code}.xml"
    content = {path: written(assessment(course.catalog, module, quiz))}
    title = f"{course.catalog.words('quiz.title')} {module.code}"
    return Resource(identifier("quiz", module.code), title, kind, path, content)


def _web_link(module: Module, title: str, address: str, version: Version) -> Resource:
    minor = version.sign.removeprefix("imsccv")
    element = maker(version.namespace(f"imswl_v{minor}"))
    path = f"links/{module.code}.xml"
    content = written(element.webLink(element.title(title), element.url(href=address)))
    return Resource(identifier("link", module.code), title, f"imswl_xmlv{minor}", path, {path: content})


def manifest(course: CourseEdition, units: list[tuple[Module, list[Resource]]], version: Version) -> _Element:
    """Return what the cartridge says of itself: an outline with a folder for each module, and its resources."""
    lom = f"http://ltsc.ieee.org/xsd/{version.sign}/LOM/manifest"
    element = maker(version.namespace("imscp_v1p1"), {"lomimscc": lom})
    top = element.item(*(_folder(element, module, unit) for module, unit in units), identifier="top")
    outline = element.organization(top, identifier="outline", structure="rooted-hierarchy")
    resources = [
        element.resource(
            *(element.file(href=name) for name in sorted(one.files)),
            identifier=one.identifier,
            type=one.type,
            **({"href": one.path} if one.type == "webcontent" else {}),
        )
        for _, unit in units
        for one in unit
    ]
    about = element.metadata(
        element.schema("IMS Common Cartridge"), element.schemaversion(f"{version.number}.0"), _lom(course, lom)
    )
    return element.manifest(
        about, element.organizations(outline), element.resources(*resources), identifier=course.name
    )


def _folder(element, module: Module, unit: list[Resource]) -> _Element:
    entries = [
        element.item(
            element.title(one.title), identifier=identifier("item", one.identifier), identifierref=one.identifier
        )
        for one in unit
    ]
    title = f"{module.code} {typographic(module.title)}"
    return element.item(element.title(title), *entries, identifier=identifier("module", module.code))


def _lom(course: CourseEdition, namespace: str) -> _Element:
    element = maker(namespace)

    def said(text: str) -> _Element:
        return element.string(typographic(text), language=getattr(text, "language", None) or course.catalog.locale)

    return element.lom(
        element.general(
            element.title(said(course.course.title)),
            element.language(course.catalog.locale),
            element.description(said(course.course.summary)),
        )
    )
