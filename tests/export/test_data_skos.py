"""The framework as SKOS keeps the integrity conditions of the W3C Recommendation, and says nothing it does not know."""

import json
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from coursebook.export.data.skos import graph, json_ld, turtle
from coursebook.views.online import online
from tests.export.programs import program
from tests.real_book import real_book

BOOK = real_book()
WHERE = online(BOOK.project)

# https://www.w3.org/TR/skos-reference/: each query finds what breaks the condition.
CONDITIONS = {
    "S9": "{ ?x a skos:ConceptScheme, skos:Concept }",
    "S13": """{ ?x ?one ?label ; ?other ?label FILTER (?one != ?other
              && ?one IN (skos:prefLabel, skos:altLabel) && ?other IN (skos:altLabel, skos:hiddenLabel)) }""",
    "S14": "{ ?x skos:prefLabel ?a, ?b FILTER (?a != ?b && lang(?a) = lang(?b)) }",
    "S27": "{ ?x skos:related|^skos:related ?y . ?x (skos:broader|^skos:narrower)+ ?y }",
    "S37": "{ ?x a skos:Collection ; a ?other FILTER (?other IN (skos:Concept, skos:ConceptScheme)) }",
    "S46": "{ ?x skos:exactMatch|^skos:exactMatch ?y . ?x skos:broadMatch|^skos:narrowMatch|skos:relatedMatch ?y }",
}
# What breaks each of them, to see that the queries find it.
BROKEN = {
    "S9": "ex:a a skos:ConceptScheme, skos:Concept .",
    "S13": 'ex:a skos:prefLabel "one"@en ; skos:altLabel "one"@en .',
    "S14": 'ex:a skos:prefLabel "one"@en, "two"@en .',
    "S27": "ex:a skos:broader ex:b . ex:b skos:broader ex:c . ex:a skos:related ex:c .",
    "S37": "ex:a a skos:Collection, skos:Concept .",
    "S46": "ex:a skos:exactMatch ex:b ; skos:relatedMatch ex:b .",
}


@pytest.fixture(scope="module")
def written() -> bytes:
    return turtle(graph(BOOK, WHERE))


@pytest.fixture(scope="module")
def read(written: bytes) -> Graph:
    return Graph().parse(data=written, format="turtle")


def breaks(found: Graph, condition: str) -> list[str]:
    query = f"SELECT DISTINCT ?x WHERE {CONDITIONS[condition]}"
    return [str(row[0]) for row in found.query(query, initNs={"skos": SKOS})]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_framework_keeps_an_integrity_condition(read: Graph, condition: str) -> None:
    assert breaks(read, condition) == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_query_for_a_condition_finds_what_breaks_it(condition: str) -> None:
    prefixes = f"@prefix skos: <{SKOS}> . @prefix ex: <http://example.org/> .\n"
    found = Graph().parse(data=prefixes + BROKEN[condition], format="turtle")
    assert breaks(found, condition) == ["http://example.org/a"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # RDFLib's own reader of JSON-LD makes one
def test_turtle_and_json_ld_say_the_same(read: Graph) -> None:
    other = Graph().parse(data=json_ld(graph(BOOK, WHERE)), format="json-ld")
    assert len(other) == len(read) > 3000
    assert isomorphic(other, read)


def test_every_point_is_a_concept_with_a_label_in_every_language_that_has_one(read: Graph) -> None:
    for catalog in BOOK.catalogs.values():
        for competency in catalog.competencies.values():
            concept = URIRef(WHERE.id("competencies", competency.id))
            labels = [label for label in read.objects(concept, SKOS.prefLabel) if label.language == catalog.locale]
            assert len(labels) == (0 if competency.title.language else 1)
            assert (concept, RDF.type, SKOS.Concept) in read
            assert (concept, SKOS.notation, Literal(competency.id)) in read


def test_a_profile_is_a_collection_of_the_levels_that_it_asks_for(read: Graph) -> None:
    for profile in BOOK.source.framework.profiles:
        members = set(map(str, read.objects(URIRef(WHERE.id("profiles", profile.id)), SKOS.member)))
        assert members == {WHERE.id("competencies", c, f"level-{n}") for c, n in profile.levels.items()}


def test_our_reading_of_other_frameworks_is_a_note_and_never_a_mapping(read: Graph) -> None:
    mappings = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    assert not mappings & set(read.predicates())
    areas = [item for neighbour in BOOK.source.framework.crosswalk for item in neighbour.items]
    answered = {competency for area in areas for competency in area.competencies}
    assert {str(s) for s in read.subjects(SKOS.note, None)} == {WHERE.id("competencies", c) for c in answered}


def test_json_ld_needs_no_remote_context() -> None:
    assert json.loads(json_ld(graph(BOOK, WHERE)))["@context"].keys() == {"skos", "dcterms"}


@pytest.mark.exports
def test_another_program_reads_the_turtle_too(written: bytes, read: Graph, tmp_path: Path) -> None:
    path = tmp_path / "framework.ttl"
    path.write_bytes(written)
    command = [program("rapper"), "--quiet", "--input", "turtle", "--output", "ntriples", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    assert len(said.stdout.splitlines()) == len(read)
