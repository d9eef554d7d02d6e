"""The words of one language over the records of the source language."""

import pytest

from coursebook.model.handbook import Handbook
from coursebook.model.help_line import HelpLines
from coursebook.problems import SourceError
from coursebook.sources.overlay import translate, untranslated
from coursebook.sources.record_file import to_record
from coursebook.sources.yaml_file import parse_yaml

HANDBOOK = """title: Handbook
summary: One part.
parts:
  - id: understand
    title: Understand
    summary: What it is.
    chapters:
      - {id: begin, code: H1, title: Begin, summary: How to begin., competencies: [A1]}
      - {id: end, code: H2, title: End, summary: How to end.}
"""


def source() -> Handbook:
    return to_record(parse_yaml(HANDBOOK, "handbook/en/handbook.yml"), Handbook)


def french(text: str) -> Handbook:
    return translate(source(), parse_yaml(text, "handbook/fr/handbook.yml"), "en")


def test_words_are_translated_and_structure_stands_once() -> None:
    book = french("title: Guide\nparts:\n  - id: understand\n    chapters:\n      - {id: end, title: Finir}\n")
    assert book.title == "Guide"
    assert [(chapter.code, chapter.title) for chapter in book.chapters] == [("H1", "Begin"), ("H2", "Finir")]
    assert book.chapters[0].competencies == ("A1",)


def test_words_that_a_translation_lacks_are_marked_as_being_in_the_source_language() -> None:
    book = french("title: Guide\n")
    assert (book.title.language, book.summary.language, book.chapters[0].title.language) == (None, "en", "en")


def test_a_record_without_translation_is_marked_throughout_and_keeps_its_place() -> None:
    book = untranslated(source(), "en")
    assert (book.title.language, book.chapters[1].title.language) == ("en", "en")
    assert book.chapters[1].at("title").line == 9


def test_words_for_what_the_source_does_not_have_are_refused() -> None:
    with pytest.raises(SourceError) as error:
        french("title: Guide\nparts:\n  - id: understand\n    chapters:\n      - id: ende\n        code: H3\n")
    assert [(problem.line, problem.fact) for problem in error.value.problems] == [(5, "the source has no `ende` here")]


LINES = """countries:
  - country: BE
    lines: [{id: line, name: {"*": Awel}, kind: youth, hours: always, languages: [nl], cost: free, audience: Youth,
      status: verified, source: "https://example.org", checked_on: 2026-11-20}]
"""


def dutch(text: str) -> HelpLines:
    lines = to_record(parse_yaml(LINES, "docs/_data/help-lines.yml"), HelpLines)
    return translate(lines, parse_yaml(text, "docs/nl/_data/help-lines.yml"), "en")


def test_records_without_an_id_are_told_apart_by_what_names_them() -> None:
    found = dutch("countries:\n  - country: BE\n    lines: [{id: line, audience: Jongeren}]\n")
    assert found.countries[0].lines[0].audience == "Jongeren"
    with pytest.raises(SourceError, match="this item has no `country`"):
        dutch("countries:\n  - lines: []\n")


def test_a_name_for_all_languages_stands_under_a_star_and_is_not_marked() -> None:
    name = dutch("countries: []\n").countries[0].lines[0].name
    assert (name, name.language) == ("Awel", None)
