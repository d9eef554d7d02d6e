"""QTI 2.1 and 3.0: the quizzes of a course as a package, a test for each module and an item for each question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from coursebook.export.archive import write_zip
from coursebook.export.edition import Edition
from coursebook.export.lms.courses import CourseEdition, course_editions, identifier
from coursebook.export.lms.package import MANIFEST, XML_LANG, maker, written
from coursebook.export.lms.qti_item import Q, item_name, qti_item
from coursebook.model.course import Module
from coursebook.model.quiz import Quiz
from coursebook.model.text import typographic

_CAPITAL = re.compile(r"(?<!^)([A-Z])")
_HTML = frozenset({"p", "span", "div"})


@dataclass(frozen=True)
class Version:
    """A version of QTI: what its package calls itself and its files."""

    number: str
    manifest: str  # the namespace
    schema: tuple[str, str]
    types: str  # the end of the types of its resources


VERSIONS = (
    Version("2.1", "http://www.imsglobal.org/xsd/imscp_v1p1", ("QTIv2.1 Package", "1.0.0"), "xmlv2p1"),
    Version("3.0", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", ("QTI Package", "3.0.0"), "xmlv3p0"),
)
_THIRD = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


def export_qti(edition: Edition) -> Iterator[Path]:
    """Write a package in each version for each course and language, and give its path."""
    for course in course_editions(edition):
        quizzes = list(course.quizzes())
        for version in VERSIONS if quizzes else ():
            files = {
                path: written(_in_version(root, version), running_text=True)
                for path, root in _documents(course, quizzes)
            }
            files[MANIFEST] = written(_manifest(course, quizzes, version))
            yield write_zip(course.target("qti", f"qti-{version.number}.zip"), files, edition.made)


def _documents(course: CourseEdition, quizzes: list[tuple[Module, Quiz]]) -> Iterator[tuple[str, _Element]]:
    for module, quiz in quizzes:
        yield _test_path(module), _test(course, module, quiz)
        for item in quiz.items:
            yield _item_path(item_name(module, item)), qti_item(course.catalog, module, item)


def _test(course: CourseEdition, module: Module, quiz: Quiz) -> _Element:
    """Return the quiz of a module: as many questions as it draws, those about safety always among them."""
    items = [
        Q.assessmentItemRef(
            identifier=item_name(module, item),
            href=f"../{_item_path(item_name(module, item))}",
            **({"required": "true"} if item.safety and quiz.draw else {}),
        )
        for item in quiz.items
    ]
    section = Q.assessmentSection(identifier="questions", title=typographic(module.title), visible="true")
    if quiz.draw:
        section.append(Q.selection(select=str(quiz.draw)))
    section.extend(items)
    part = Q.testPart(section, identifier="quiz", navigationMode="nonlinear", submissionMode="individual")
    title = f"{module.code} {typographic(module.title)}"
    language = {XML_LANG: module.title.language or course.catalog.locale}
    return Q.assessmentTest(part, language, identifier=identifier("test", module.code), title=title)


def _manifest(course: CourseEdition, quizzes: list[tuple[Module, Quiz]], version: Version) -> _Element:
    element = maker(version.manifest)
    resources = element.resources()
    for module, quiz in quizzes:
        names = [item_name(module, item) for item in quiz.items]
        uses = [element.dependency(identifierref=name) for name in names]
        test = _test_path(module)
        resources.append(
            _resource(element, identifier("test", module.code), f"imsqti_test_{version.types}", test, uses)
        )
        for name in names:
            resources.append(_resource(element, name, f"imsqti_item_{version.types}", _item_path(name), []))
    schema, number = version.schema
    return element.manifest(
        element.metadata(element.schema(schema), element.schemaversion(number)),
        element.organizations(),
        resources,
        identifier=course.name,
    )


def _resource(element, identifier_: str, kind: str, path: str, uses: list[_Element]) -> _Element:
    return element.resource(element.file(href=path), *uses, identifier=identifier_, type=kind, href=path)


def _in_version(root: _Element, version: Version) -> _Element:
    """Return a document as a version has it; 2.1 knows no direction of text, and leaves it to the language."""
    if version.number == "3.0":
        return _third(root)
    for element in root.iter():
        element.attrib.pop("dir", None)
    return root


def _third(element: _Element) -> _Element:
    """Return an element of QTI 2.1 in 3.0, which writes all names in small letters, and its own with `qti-`."""
    name = etree.QName(element).localname
    tag = name if name in _HTML else f"qti-{_small(name)}"
    attributes = {key if key == XML_LANG else _small(key): value for key, value in element.attrib.items()}
    new = etree.Element(f"{{{_THIRD}}}{tag}", attributes, nsmap={None: _THIRD})
    holder = etree.SubElement(new, f"{{{_THIRD}}}qti-content-body") if name == "modalFeedback" else new
    holder.text, new.tail = element.text, element.tail
    holder.extend(map(_third, element))
    return new


def _small(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[1].lower()}", name)


def _test_path(module: Module) -> str:
    return f"tests/{module.code}.xml"


def _item_path(name: str) -> str:
    return f"items/{name}.xml"
