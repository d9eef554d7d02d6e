"""The framework as a CASE package: "Competencies and Academic Standards Exchange", version 1.1, of 1EdTech.

One document a language. Those of translations say `isTranslationOf`, as a whole and item by item.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coursebook.model.framework import Competency, Framework
from coursebook.model.text import Text, typographic
from coursebook.views.online import LICENCE, Online, uuid_of

Json = dict[str, object]


@dataclass(frozen=True)
class Point:
    """A point of the framework: its code (`A1`, `A1.3`), the URI that names it in every language, and its words.

    `above` is the code of what it belongs to, "" for the framework itself.
    """

    code: str
    kind: str
    uri: str
    above: str
    title: Text
    statement: Text
    level: int = 0
    details: dict[str, list[str]] = field(default_factory=dict)


def points(framework: Framework, online: Online) -> Iterator[Point]:
    """Give every point of the framework in order: levels, domains, competencies, what each is at each level."""
    for level in framework.levels:
        uri = online.id("levels", part=f"level-{level.id}")
        yield Point(f"L{level.id}", "Level", uri, "", level.name, level.line)
    for domain in framework.domains:
        yield Point(domain.id, "Domain", online.id("domains", domain.id), "", domain.title, domain.summary)
        for competency in domain.competencies:
            yield from _competency(framework, online, domain.id, competency)


def _competency(framework: Framework, online: Online, domain: str, competency: Competency) -> Iterator[Point]:
    code, names = competency.id, {level.id: level.name for level in framework.levels}
    details = {name: list(map(typographic, getattr(competency, name))) for name in ("knowledge", "skills", "attitudes")}
    uri = online.id("competencies", code)
    yield Point(code, "Competency", uri, domain, competency.title, competency.definition, details=details)
    for level, statement in sorted(competency.levels.items()):
        uri = online.id("competencies", code, f"level-{level}")
        yield Point(f"{code}.{level}", "Competency level", uri, code, names[level], statement, level)


@dataclass(frozen=True)
class Source:
    """What a package is made from besides the framework: where, in which language, of which book, when."""

    online: Online
    language: str
    book: str
    version: str
    made: str

    def uri(self, uri: str) -> str:
        """Return the name of what a translation says of the thing that is called `uri`."""
        if self.language == self.online.source:
            return uri
        start, sign, part = uri.partition("#")
        return f"{start}?lang={self.language}{sign}{part}"


def package(framework: Framework, source: Source) -> Json:
    """Return the framework in one language as a CASE package; words that wait for translation carry their language."""
    found = list(points(framework, source.online))
    by_code = {point.code: point for point in found}
    links = [_child(point, by_code.get(point.above), number, framework, source) for number, point in enumerate(found)]
    links += [_at_level(point, by_code[f"L{point.level}"], source) for point in found if point.level]
    if source.language != source.online.source:
        links += [_translation(point.uri, point.title, source) for point in found]
        links.append(_translation(source.online.id("framework"), framework.title, source))
    return {
        "CFDocument": _document(framework, source),
        "CFItems": [_item(point, source) for point in found],
        "CFAssociations": links,
    }


def _document(framework: Framework, source: Source) -> Json:
    profiles = [
        {"id": p.id, "title": typographic(p.title), "levels": dict(sorted(p.levels.items()))}
        for p in framework.profiles
    ]
    return {
        **_named(source.uri(source.online.id("framework")), source),
        "caseVersion": "1.1",
        "creator": source.book,
        "title": typographic(framework.title),
        "description": typographic(framework.summary),
        "language": source.language,
        "version": source.version,
        "adoptionStatus": "Draft",
        "officialSourceURL": source.online.page(source.language, "competencies/index.md"),
        "licenseURI": {"title": "CC BY-SA 4.0", "identifier": uuid_of(LICENCE), "uri": LICENCE},
        "extensions": {"profiles": profiles},
    }


def _item(point: Point, source: Source) -> Json:
    return {
        **_named(source.uri(point.uri), source),
        "CFItemType": point.kind,
        "humanCodingScheme": point.code,
        "abbreviatedStatement": typographic(point.title),
        "fullStatement": typographic(point.statement),
        "language": point.statement.language or source.language,
        **({"extensions": point.details} if point.details else {}),
    }


def _child(point: Point, above: Point | None, number: int, framework: Framework, source: Source) -> Json:
    uri, title = (above.uri, above.title) if above else (source.online.id("framework"), framework.title)
    return _link("isChildOf", point, (source.uri(uri), title), source) | {"sequenceNumber": number + 1}


def _at_level(point: Point, level: Point, source: Source) -> Json:
    return _link("hasSkillLevel", point, (source.uri(level.uri), level.title), source)


def _translation(uri: str, title: str, source: Source) -> Json:
    return _association("isTranslationOf", (source.uri(uri), title), (uri, title), source)


def _link(kind: str, point: Point, goal: tuple[str, str], source: Source) -> Json:
    return _association(kind, (source.uri(point.uri), point.title), goal, source)


def _association(kind: str, origin: tuple[str, str], goal: tuple[str, str], source: Source) -> Json:
    uri = source.online.id("associations", kind, uuid_of(f"{origin[0]} {goal[0]}"))
    ends = [{"title": typographic(title), "identifier": uuid_of(end), "uri": end} for end, title in (origin, goal)]
    return {
        **_named(uri, source),
        "associationType": kind,
        "originNodeURI": ends[0],
        "destinationNodeURI": ends[1],
    }


def _named(uri: str, source: Source) -> Json:
    return {"identifier": uuid_of(uri), "uri": uri, "lastChangeDateTime": source.made}
