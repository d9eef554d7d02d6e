"""The framework in all languages as SKOS (W3C, "SKOS Simple Knowledge Organization System Reference"), with RDFLib."""

import json
from collections.abc import Iterator

from rdflib import Graph, Literal, Node, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from coursebook.export.data.case import Point, points
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.framework import Framework
from coursebook.model.text import Text, typographic
from coursebook.views.online import LICENCE, Online


def graph(book: Book, online: Online) -> Graph:
    """Return the framework as a graph: two schemes (competencies and levels), and a collection for each profile.

    Words stand there in the languages that they are written in, and are left out where a translation lacks them. Areas
    of other frameworks are notes: that they match is our own reading, and SKOS would take it for a fact.
    """
    found = Graph()
    found.bind("dcterms", DCTERMS)
    structure = book.source.framework
    for triple in _structure(structure, online):
        found.add(triple)
    for code, catalog in book.catalogs.items():
        for subject, predicate, text in _words(catalog, online):
            if not text.language:
                found.add((URIRef(subject), predicate, Literal(typographic(text), lang=code)))
    return found


def turtle(graph_: Graph) -> bytes:
    """Return the graph as Turtle."""
    return graph_.serialize(format="turtle").encode()


def json_ld(graph_: Graph) -> bytes:
    """Return the graph as JSON-LD; RDFLib keeps no order of values, so they are sorted."""
    context = {"skos": str(SKOS), "dcterms": str(DCTERMS)}
    found = json.loads(graph_.serialize(format="json-ld", context=context))
    return (json.dumps(_sorted(found), ensure_ascii=False, indent=1) + "\n").encode()


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value


def _structure(framework: Framework, online: Online) -> Iterator[tuple[Node, Node, Node]]:
    """Give what is the same in all languages."""
    schemes = [URIRef(online.id(name)) for name in ("framework", "levels")]
    for scheme in schemes:
        yield scheme, RDF.type, SKOS.ConceptScheme
        yield scheme, DCTERMS.license, URIRef(LICENCE)
    by_code = {point.code: point for point in points(framework, online)}
    for point in by_code.values():
        yield from _concept(point, by_code, schemes[point.kind == "Level"])
    for profile in framework.profiles:
        collection = URIRef(online.id("profiles", profile.id))
        yield collection, RDF.type, SKOS.Collection
        for competency, level in profile.levels.items():
            yield collection, SKOS.member, URIRef(by_code[f"{competency}.{level}"].uri)


def _concept(point: Point, by_code: dict[str, Point], scheme: URIRef) -> Iterator[tuple[Node, Node, Node]]:
    concept = URIRef(point.uri)
    yield concept, RDF.type, SKOS.Concept
    yield concept, SKOS.inScheme, scheme
    yield concept, SKOS.notation, Literal(point.code)
    if point.above:
        above = URIRef(by_code[point.above].uri)
        yield concept, SKOS.broader, above
        yield above, SKOS.narrower, concept
    else:
        yield concept, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, concept
    if point.level:
        yield concept, SKOS.related, URIRef(by_code[f"L{point.level}"].uri)


def _words(catalog: Catalog, online: Online) -> Iterator[tuple[str, Node, Text]]:
    """Give what the framework says in one language."""
    framework = catalog.framework
    yield online.id("framework"), DCTERMS.title, framework.title
    yield online.id("framework"), SKOS.definition, framework.summary
    yield online.id("levels"), DCTERMS.title, Text(catalog.words("card.levels"))
    for point in points(framework, online):
        yield point.uri, SKOS.prefLabel, _label(point, catalog)
        yield point.uri, SKOS.definition, point.statement
    for profile in framework.profiles:
        yield online.id("profiles", profile.id), SKOS.prefLabel, profile.title
        yield online.id("profiles", profile.id), SKOS.definition, profile.summary
    yield from _notes(framework, online)


def _notes(framework: Framework, online: Online) -> Iterator[tuple[str, Node, Text]]:
    """Give, for each competency, the areas of other frameworks that it answers."""
    for neighbour in framework.crosswalk:
        for item in neighbour.items:
            note = _joined(neighbour.title, item.title)
            for competency in item.competencies:
                yield online.id("competencies", competency), SKOS.note, note


def _label(point: Point, catalog: Catalog) -> Text:
    """Return what a point is called; a level of a competency alone would be called like all others."""
    if not point.level:
        return point.title
    return _joined(catalog.competencies[point.above].title, point.title)


def _joined(first: Text, second: Text) -> Text:
    """Return two texts as one; it waits for translation where one of them does."""
    joined = Text(f"{first}: {second}")
    joined.language = first.language or second.language
    return joined
