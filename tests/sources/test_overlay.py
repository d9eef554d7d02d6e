"""The words of one language over the records of the source language."""

import pytest

from coursebook.model.handbook import Handbook
from coursebook.model.source import Sources
from coursebook.problems import SourceError
from coursebook.sources.overlay import in_language, translate, untranslated
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


MULTILINGUAL = """sources:
  - id: a
    title: A study
    authors: A
    kind: study
    language: en
    status: read
    says: {says}
"""


def says(text: str, code: str) -> object:
    file = parse_yaml(MULTILINGUAL.replace("{says}", text), "sources.yml")
    return to_record(in_language(file, Sources, code, "en"), Sources).sources[0].says


def test_a_multilingual_text_is_chosen_by_language_and_filled_from_the_source() -> None:
    assert says("{en: Yes, fr: Oui}", "fr") == "Oui"
    assert (says("{en: Yes, fr: Oui}", "de"), says("{en: Yes}", "de").language) == ("Yes", "en")


def test_a_text_for_all_languages_stands_under_a_star() -> None:
    assert says('{"*": "113"}', "fr") == "113"


def test_a_multilingual_text_has_the_source_language() -> None:
    with pytest.raises(SourceError) as error:
        says("{fr: Oui}", "fr")
    assert [(problem.line, problem.fact) for problem in error.value.problems] == [(8, "`says` lacks `en`")]
