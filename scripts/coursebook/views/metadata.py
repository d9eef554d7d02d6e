"""What machines read about a course or a module: its AMB record, which is schema.org in JSON-LD.

AMB is the "Allgemeines Metadatenprofil für Bildungsressourcen" of DINI-AG KIM: https://w3id.org/kim/amb/.
"""

import json

import yaml
from markupsafe import Markup

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.course import Course, Module, Reach
from coursebook.model.text import typographic
from coursebook.views.online import LICENCE, Online

Metadata = dict[str, object]

_KIM = "https://w3id.org/kim"
_SUBJECTS = ("n27", "n32", "n48")  # social work; psychology; health sciences
_OPEN = "http://w3id.org/kim/conditionsOfAccess/no_login"
_MIXED = "http://purl.org/dcx/lrmi-vocabs/interactivityType/mixed"  # one reads and does
_TYPES = {
    "quiz": "assessment",
    "scenario": "simulation",
    "case_study": "case_study",
    "storyboard": "video",
    "video": "video",
    "activity": "worksheet",
}


def record(online: Online, catalog: Catalog, source: Catalog, address: str) -> Metadata | None:
    """Return the record of the page at `address`, or None where there is none.

    Courses and modules have one, in each language in which their text is written. `source` is the book in the language
    that it is translated from.
    """
    if not is_described(catalog, address):
        return None
    target = catalog.targets[address]
    own = _course(online, catalog, target.record) if target.kind == "course" else _module(online, catalog, address)
    original = source.targets[address].title
    based = {} if catalog is source else {"isBasedOn": [_link(online, source, address, original)]}
    return _common(online, catalog, address) | own | based


def is_described(catalog: Catalog, address: str) -> bool:
    """Tell whether the page at `address` is one of a course or module whose text and title are in this language."""
    target = catalog.targets[address]
    page = catalog.pages.get(address)
    own = page and page.locale == catalog.locale and not target.title.language
    return target.kind in ("course", "module") and bool(own)


def records(online: Online, catalog: Catalog, source: Catalog) -> list[Metadata]:
    """Return all records of one language, in reading order."""
    found = (record(online, catalog, source, address) for address in catalog.targets)
    return [one for one in found if one]


def as_json_ld(found: Metadata) -> Markup:
    """Return a record as JSON that may stand within `<script>`."""
    text = json.dumps(found, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def for_harvesters(online: Online, book: Book) -> str:
    """Return `metadata.yml`: the book, and each course in each language, in the fields of AMB.

    Harvesters of repositories expect a concept or a licence as its address, and no context.
    """
    source = book.source
    courses = [
        found
        for catalog in book.catalogs.values()
        for found in records(online, catalog, source)
        if "Course" in found["type"]
    ]
    whole = _common(online, source, "index.md") | {
        "url": online.site,
        "inLanguage": list(book.catalogs),
        "learningResourceType": _concepts("hcrt", ["course"]),
        "hasPart": courses,
    }
    return yaml.safe_dump(_plain(whole), allow_unicode=True, sort_keys=False, width=120)


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() <= {"id", "type"} and value.get("type") in (None, "Concept"):
        return value["id"]
    return {key: _plain(inner) for key, inner in value.items() if key not in ("@context", "mainEntityOfPage")}


def _common(online: Online, catalog: Catalog, address: str) -> Metadata:
    """Return what every record has. The address is the one online, also in a copy of the book."""
    target, page = catalog.targets[address], online.page(catalog.locale, address)
    about = {} if target.description.language else {"description": typographic(target.description)}
    publisher = {"type": "Organization", "id": online.site, "name": catalog.book}
    return {
        "@context": [f"{_KIM}/amb/context.jsonld", "https://schema.org/", {"@language": catalog.locale}],
        "id": page,
        "type": ["LearningResource"],
        "name": typographic(target.title),
        **about,
        "inLanguage": [catalog.locale],
        "about": _concepts("hochschulfaechersystematik", _SUBJECTS),
        "educationalLevel": _concepts("educationalLevel", ["level_A", "level_C"]),  # higher and further education
        "license": {"id": LICENCE},
        "isAccessibleForFree": True,
        "conditionsOfAccess": {"type": "Concept", "id": _OPEN},
        "interactivityType": {"type": "Concept", "id": _MIXED},
        "creator": [publisher],
        "publisher": [publisher],
        "mainEntityOfPage": [{"id": page, "type": "WebContent", "provider": publisher}],
    }


def _course(online: Online, catalog: Catalog, course: Course) -> Metadata:
    modules = {catalog.module_address(module): module for module in course.modules}
    parts = [
        _link(online, catalog, address, module.title)
        for address, module in modules.items()
        if is_described(catalog, address)
    ]
    return {
        "type": ["LearningResource", "Course"],
        "learningResourceType": _concepts("hcrt", ["course"]),
        "timeRequired": f"PT{course.minutes}M",
        **({"hasPart": parts} if parts else {}),
        **_competencies(online, catalog, [reach for module in course.modules for reach in module.competencies]),
    }


def _module(online: Online, catalog: Catalog, address: str) -> Metadata:
    module: Module = catalog.targets[address].record
    course = catalog.course_of[module.code]
    whole = f"courses/{course.id}/index.md"
    called = [_TYPES[call.name] for call in catalog.pages[address].calls if call.name in _TYPES]
    part = [_link(online, catalog, whole, course.title)] if is_described(catalog, whole) else []
    return {
        "learningResourceType": _concepts("hcrt", dict.fromkeys(["text", *called])),
        "timeRequired": f"PT{module.minutes}M",
        **({"isPartOf": part} if part else {}),
        **_competencies(online, catalog, module.competencies),
    }


def _competencies(online: Online, catalog: Catalog, reaches: list[Reach] | tuple[Reach, ...]) -> Metadata:
    """Return which levels of which competencies are taught and assessed: the highest of each."""
    found: Metadata = {}
    for name, ways in (("teaches", {"taught", "practised"}), ("assesses", {"assessed"})):
        highest: dict[str, int] = {}
        for reach in reaches:
            if ways & set(reach.how):
                highest[reach.id] = max(reach.level, highest.get(reach.id, 0))
        if highest:
            found[name] = [_level(online, catalog, *pair) for pair in sorted(highest.items())]
    return found


def _level(online: Online, catalog: Catalog, competency: str, level: int) -> Metadata:
    """Return the level of a competency by its name, with words only where they are in this language."""
    title, uri = catalog.competencies[competency].title, online.id("competencies", competency, f"level-{level}")
    label = f"{competency} {typographic(title)} ({catalog.words('level.short', level=level)})"
    return {"id": uri} if title.language else {"id": uri, "prefLabel": {catalog.locale: label}}


def _link(online: Online, catalog: Catalog, address: str, title: str) -> Metadata:
    return {"id": online.page(catalog.locale, address), "type": ["LearningResource"], "name": typographic(title)}


def _concepts(scheme: str, names: object) -> list[Metadata]:
    return [{"type": "Concept", "id": f"{_KIM}/{scheme}/{name}"} for name in names]
