"""Open data: every file can be read by other programs, is the same each time, and keeps its names when words change."""

import csv
import json
import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coursebook.export.data.badges import achievements
from coursebook.export.data.case import Source, package
from coursebook.load import Book
from coursebook.views.online import online
from tests.conftest import Drawing
from tests.export.open_data import everything
from tests.real_book import ROOT, real_book
from tests.schemas import case
from tests.site.conftest import dressed

BOOK = real_book()
WHERE = online(BOOK.project)
CODES = BOOK.project.codes


def packaged(code: str, book: Book = BOOK) -> dict:
    catalog = book.catalogs[code]
    return package(catalog.framework, Source(WHERE, code, catalog.book, "1.0", "2026-11-27T12:00:00Z"))


@pytest.fixture
def small(book: Drawing) -> Drawing:
    return dressed(book)


@pytest.mark.parametrize("code", CODES)
def test_the_framework_is_valid_case_in_every_language(code: str) -> None:
    assert [f"{'/'.join(map(str, e.path))}: {e.message}" for e in case().iter_errors(packaged(code))] == []


def test_the_schema_of_case_refuses_what_it_does_not_know() -> None:
    found = packaged("en")
    assert not case().is_valid(found | {"own": 1})
    assert not case().is_valid(found | {"CFItems": [found["CFItems"][0] | {"identifier": "A1"}]})


@pytest.mark.parametrize("code", CODES)
def test_every_association_of_case_begins_at_an_item_of_its_document_and_no_name_is_given_twice(code: str) -> None:
    found, source = packaged(code), packaged("en")
    own = {item["uri"] for item in found["CFItems"]} | {found["CFDocument"]["uri"]}
    original = {item["uri"] for item in source["CFItems"]} | {source["CFDocument"]["uri"]}
    for link in found["CFAssociations"]:
        goals = original if link["associationType"] == "isTranslationOf" else own
        assert link["originNodeURI"]["uri"] in own
        assert link["destinationNodeURI"]["uri"] in goals
    identifiers = [one["identifier"] for one in (*found["CFItems"], *found["CFAssociations"])]
    assert len(identifiers) == len(set(identifiers))
    joined = [link for link in found["CFAssociations"] if link["associationType"] == "isTranslationOf"]
    assert len(joined) == (0 if code == "en" else len(found["CFItems"]) + 1)


def test_names_stay_when_words_change(small: Drawing) -> None:
    before = packaged("fr", small.load())
    english = {"title: Listen actively": "title: Hear somebody out", "You can try it.": "You try it."}
    small.draw({"competencies/en/framework.yml": english})
    after = packaged("fr", small.load())
    assert [item["identifier"] for item in before["CFItems"]] == [item["identifier"] for item in after["CFItems"]]
    assert [link["identifier"] for link in before["CFAssociations"]] == [
        link["identifier"] for link in after["CFAssociations"]
    ]
    assert [item["abbreviatedStatement"] for item in before["CFItems"]] != [
        item["abbreviatedStatement"] for item in after["CFItems"]
    ]


def test_words_that_wait_for_translation_carry_their_language(small: Drawing) -> None:
    items = {item["humanCodingScheme"]: item for item in packaged("fr", small.load())["CFItems"]}
    assert (items["A1"]["language"], items["A1"]["abbreviatedStatement"]) == ("fr", "Donner du sens à son vécu")
    assert (items["A2"]["language"], items["A2"]["abbreviatedStatement"]) == ("en", "Listen actively")


def test_a_table_has_a_row_for_each_level_of_each_competency_and_for_each_reach_of_a_module(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    rows = table(files["among-peers-framework.en.csv"])
    assert [(row["competency"], row["level"]) for row in rows] == [(c, n) for c in ("A1", "A2") for n in "1234"]
    assert rows[5] == {
        "domain": "A", "domain_title": "Being a peer", "competency": "A2", "title": "Listen actively",
        "definition": "Listening so that somebody feels heard.", "level": "2", "level_name": "Practise",
        "statement": "You can try it.", "language": "en", "uri": f"{WHERE.site}id/competencies/A2#level-2",
    }  # fmt: skip
    taught = table(files["among-peers-modules.en.csv"])
    assert [(row["module"], row["competency"], row["level"], row["how"]) for row in taught] == [
        ("K1.1", "A1", "1", "taught"),
        ("K1.2", "A1", "2", "practised"),
        ("K1.2", "A2", "1", "taught"),
    ]
    assert taught[0]["url"] == f"{WHERE.site}courses/first/start/"


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_workbook_says_what_the_tables_say(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    book = load_workbook(BytesIO(files["among-peers-framework.fr.xlsx"]))
    assert book.sheetnames == ["Compétences", "Modules"]
    for sheet, name in zip(book, ("framework", "modules"), strict=True):
        rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        reader = csv.reader(StringIO(files[f"among-peers-{name}.fr.csv"].decode("utf-8-sig"), newline=""))
        assert rows == list(reader)


# The properties of Achievement and what stands in it: Open Badges Specification 3.0, B.1.
ACHIEVEMENT = {
    "@context", "id", "type", "alignment", "achievementType", "creator", "criteria", "description", "humanCode",
    "inLanguage", "name", "related",
}  # fmt: skip
ALIGNMENT = {"type", "targetCode", "targetFramework", "targetName", "targetType", "targetUrl"}


@pytest.mark.parametrize("code", CODES)
def test_achievements_have_what_open_badges_asks_for_and_nothing_is_signed(code: str) -> None:
    known = {item["uri"] for item in packaged(code)["CFItems"]}
    for name, found in achievements(BOOK.catalogs[code], WHERE).items():
        assert found.keys() <= ACHIEVEMENT
        assert found.keys() >= {"id", "type", "criteria", "description", "name", "creator", "alignment"}, name
        assert found["type"] == ["Achievement"]
        assert found["achievementType"] == ("Competency" if name.startswith("profile-") else "Course")
        assert found["criteria"].keys() == {"id", "narrative"}
        assert all(one.keys() == ALIGNMENT and one["targetUrl"] in known for one in found["alignment"])
        assert ("related" in found) == (code != "en")


def test_there_is_an_achievement_for_each_complete_course_and_each_profile() -> None:
    book = BOOK.source
    complete = {c.id for c in book.courses if {m.code for m in c.modules} <= book.written_modules}
    assert complete
    assert achievements(book, WHERE).keys() == complete | {f"profile-{id_}" for id_ in book.profiles}


def test_an_achievement_is_not_made_of_two_languages(small: Drawing) -> None:
    """In the small book, French has the words of the course, and those of one of its two competencies."""
    book = small.load()
    assert achievements(book.catalogs["fr"], WHERE) == {}
    assert achievements(book.source, WHERE).keys() == {"first", "profile-discovery"}


def test_the_export_takes_the_markdown_of_each_language_from_the_site(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    names = {code: ZipFile(BytesIO(files[f"among-peers.{code}.markdown.zip"])).namelist() for code in ("en", "fr")}
    assert names == {"en": ["help.md", "index.md"], "fr": ["index.md"]}


def test_links_within_the_archive_lead_to_its_files_and_others_lead_online(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    english, french = (ZipFile(BytesIO(files[f"among-peers.{c}.markdown.zip"])).read("index.md") for c in ("en", "fr"))
    same = "[c](https://x.example/y.html) [d](tel:112) [e](#here)"
    where = WHERE.site
    assert english.decode() == f"[a](help.md#now) [b]({where}about/) {same} [f]({where}t/t1.docx)\n"
    assert french.decode() == f"[a]({where}fr/help/#now) [b]({where}fr/about/) {same} [f]({where}fr/t/t1.docx)\n"


def test_the_same_book_gives_the_same_bytes_whatever_the_order_of_sets(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    settings = {"PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "scripts")))}
    command = [sys.executable, "-m", "tests.export.open_data", str(small.root)]
    said = subprocess.run(command, env=os.environ | settings, check=True, capture_output=True, text=True).stdout
    assert json.loads(said) == {name: sha256(content).hexdigest() for name, content in files.items()}


def test_json_files_are_json_and_the_names_of_files_tell_what_is_in_them(small: Drawing) -> None:
    files = everything(small.load(), small.root / "made")
    for name, content in files.items():
        if name.endswith(("json", "jsonld")):
            json.loads(content)
    assert sorted(files) == [
        "among-peers-courses.en.amb.json",
        "among-peers-courses.fr.amb.json",
        "among-peers-framework.en.case.json",
        "among-peers-framework.en.csv",
        "among-peers-framework.en.xlsx",
        "among-peers-framework.fr.case.json",
        "among-peers-framework.fr.csv",
        "among-peers-framework.fr.xlsx",
        "among-peers-framework.skos.jsonld",
        "among-peers-framework.skos.ttl",
        "among-peers-modules.en.csv",
        "among-peers-modules.fr.csv",
        "among-peers.en.llms.txt",
        "among-peers.en.markdown.zip",
        "among-peers.fr.llms.txt",
        "among-peers.fr.markdown.zip",
        "badges/among-peers-first.en.badge.json",
        "badges/among-peers-profile-discovery.en.badge.json",
        "metadata.yml",
    ]


def test_an_export_of_a_book_without_an_address_says_so_and_leaves_nothing(small: Drawing) -> None:
    small.draw({"mkdocs.yml": {'site_url: !ENV [SITE_URL, "https://among-peers.example/"]': "site_url: ''"}})
    with pytest.raises(Exception, match="there is no `site_url`"):
        everything(small.load(), small.root / "made")
    assert not (small.root / "made" / "data").exists()
