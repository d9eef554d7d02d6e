"""Machines find one record on each course and module, in the language of the page, and valid."""

import json

import pytest
import yaml

from coursebook.model.catalog import Catalog
from coursebook.problems import SourceError
from coursebook.project import Project
from coursebook.views.metadata import as_json_ld, for_harvesters, record, records
from coursebook.views.online import Online, online, plain_path, uuid_of
from tests.conftest import Drawing
from tests.real_book import real_book
from tests.schemas import amb

SCHEMA_ORG = {"timeRequired"}
BOOK = real_book()
WHERE = online(BOOK.project)
CODES = BOOK.project.codes


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> Catalog:
    return BOOK.catalogs[request.param]


def test_every_record_is_valid_and_has_no_property_that_amb_does_not_know(language: Catalog) -> None:
    validator = amb(SCHEMA_ORG)
    found = records(WHERE, language, BOOK.source)
    assert found
    assert [f"{one['id']}: {e.message}" for one in found for e in validator.iter_errors(one)] == []


def test_the_schema_as_we_use_it_refuses_what_it_does_not_know() -> None:
    validator = amb(SCHEMA_ORG)
    good = records(WHERE, BOOK.source, BOOK.source)[0]
    assert validator.is_valid(good)
    assert not validator.is_valid(good | {"colour": "red"})
    assert not validator.is_valid(good | {"creator": [good["creator"][0] | {"colour": "red"}]})
    assert not validator.is_valid(good | {"inLanguage": ["english"]})


def test_each_written_course_and_module_has_a_record_and_nothing_else_has(language: Catalog) -> None:
    written = [
        address
        for address, page in language.pages.items()
        if page.locale == language.locale and language.targets[address].kind in ("course", "module")
    ]
    found = [one["id"] for one in records(WHERE, language, BOOK.source)]
    assert sorted(found) == sorted(WHERE.page(language.locale, address) for address in written)
    assert len(found) == len(set(found))


def test_no_record_is_in_another_language_than_its_page(language: Catalog) -> None:
    english = {one["description"] for one in records(WHERE, BOOK.source, BOOK.source)}
    for one in records(WHERE, language, BOOK.source):
        assert one["inLanguage"] == [language.locale]
        assert one["@context"][-1] == {"@language": language.locale}
        assert (one["description"] in english) == (language is BOOK.source)


def test_a_translation_says_what_it_is_based_on() -> None:
    french = {one["id"]: one for one in records(WHERE, BOOK.catalogs["fr"], BOOK.source)}
    one = french[WHERE.page("fr", "courses/listening/active-listening.md")]
    assert one["isBasedOn"][0]["id"] == WHERE.page("en", "courses/listening/active-listening.md")
    assert "isBasedOn" not in records(WHERE, BOOK.source, BOOK.source)[0]


def test_a_course_leads_to_its_modules_and_they_lead_back() -> None:
    found = {one["id"]: one for one in records(WHERE, BOOK.source, BOOK.source)}
    course = found[WHERE.page("en", "courses/listening/index.md")]
    assert len(course["hasPart"]) == len(BOOK.source.course("listening").modules)
    assert {found[part["id"]]["isPartOf"][0]["id"] for part in course["hasPart"]} == {course["id"]}


def test_a_module_says_which_level_of_a_competency_it_teaches_and_which_materials_it_has(small: Drawing) -> None:
    book = small.load()
    where = Online("https://small.example/", "en")
    found = record(where, book.source, book.source, "courses/first/start.md")
    assert found["teaches"] == [
        {
            "id": "https://small.example/id/competencies/A1#level-1",
            "prefLabel": {"en": "A1 Make sense of your experience (Level 1)"},
        }
    ]
    assert "assesses" not in found
    kinds = [concept["id"].rpartition("/")[2] for concept in found["learningResourceType"]]
    assert kinds == ["text", "video", "simulation", "case_study", "worksheet", "assessment"]


def test_a_page_or_a_title_that_waits_for_its_translation_has_no_record(small: Drawing) -> None:
    address = "courses/first/start.md"
    where = Online("https://small.example/", "en")
    small.draw({"courses/fr/first/start.md": None})
    book = small.load()
    assert record(where, book.source, book.source, address)
    assert record(where, book.catalogs["fr"], book.source, address) is None
    assert record(where, book.source, book.source, "about.md") is None


def test_a_record_cannot_end_the_script_that_it_stands_in() -> None:
    said = str(as_json_ld({"name": "</script><b> & so on"}))
    assert not set(said) & set("<>&")
    assert json.loads(said) == {"name": "</script><b> & so on"}


def test_harvesters_read_every_course_in_every_language_with_concepts_as_addresses() -> None:
    found = yaml.safe_load(for_harvesters(WHERE, BOOK))
    assert found["inLanguage"] == list(CODES)
    assert found["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert all(subject.startswith("https://w3id.org/kim/hochschulfaechersystematik/n") for subject in found["about"])
    written = [
        WHERE.page(code, f"courses/{course.id}/index.md")
        for code in CODES
        for course in BOOK.source.courses
        if record(WHERE, BOOK.catalogs[code], BOOK.source, f"courses/{course.id}/index.md")
    ]
    assert [part["id"] for part in found["hasPart"]] == written
    assert not any("@context" in part for part in found["hasPart"])


def test_names_are_the_same_whatever_the_site_is_written_like_and_hold_no_words() -> None:
    for address in ("https://a.example/book", "https://a.example/book/"):
        where = online(Project(BOOK.project.root, BOOK.project.locales, address, None))
        assert where.id("competencies", "A1", "level-2") == "https://a.example/book/id/competencies/A1#level-2"
        assert where.id("competencies", "A1", "level-2", "fr").endswith("/A1?lang=fr#level-2")
        assert where.page("fr", "help.md") == "https://a.example/book/fr/help/"
        assert where.markdown("en", "index.md") == "https://a.example/book/index.md"
    assert uuid_of("https://a.example/id/competencies/A1") == "7649776c-e2f2-5e3b-aec9-b7b1558337f3"


def test_a_book_without_an_address_is_told_so_with_a_remedy() -> None:
    with pytest.raises(SourceError, match=r"mkdocs.yml:1: there is no `site_url`\n    fix: write `site_url:"):
        online(Project(BOOK.project.root, BOOK.project.locales, "", None))


@pytest.mark.parametrize(
    ("address", "folders", "files"),
    [
        ("index.md", "index.md", "index.md"),
        ("help.md", "help/index.md", "help.md"),
        ("courses/index.md", "courses/index.md", "courses/index.md"),
    ],
)
def test_the_markdown_of_a_page_stands_beside_it(address: str, folders: str, files: str) -> None:
    assert plain_path(address, directory_urls=True) == folders
    assert plain_path(address, directory_urls=False) == files
