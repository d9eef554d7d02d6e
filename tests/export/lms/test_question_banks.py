"""Quizzes go to question banks: GIFT, Moodle XML, QTI 2.1 and 3.0; each kind of question in the nearest there is."""

import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from coursebook.export.edition import Edition
from coursebook.export.lms.gift import escaped, export_gift
from coursebook.export.lms.moodle import export_moodle
from coursebook.export.lms.qti import export_qti
from coursebook.export.lms.questions import html
from coursebook.model.quiz import Quiz
from tests.export.lms.npm import npm_package

READER = "console.log(JSON.stringify(require(process.argv[1]).parse(require('fs').readFileSync(0, 'utf8'))))"
QTI = {"2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1", "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}
SCORED = ["first-sentence", "what-peers-bring", "what-says-what", "order-of-a-talk", "word"]


def english(edition: Edition, export: Callable[[Edition], Iterator[Path]]) -> Path:
    return next(export(replace(edition, languages=("en",))))


@pytest.mark.parametrize("export", [export_gift, export_moodle, export_qti])
def test_a_bank_is_made_for_each_language_and_is_the_same_each_time(edition: Edition, export) -> None:
    first = list(export(edition))
    again = list(export(replace(edition, target=edition.target / "again")))
    assert {path.name.split(".")[1] for path in first} == {"en", "fr"}
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


# GIFT


def read_gift(text: str) -> list[dict]:
    """Return what the parser `gift-pegjs` finds in a text."""
    command = ["node", "-e", READER, str(npm_package("gift-pegjs"))]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.exports
def test_somebody_elses_reader_understands_our_gift(edition: Edition) -> None:
    category, *questions = read_gift(english(edition, export_gift).read_text(encoding="utf-8"))
    assert category == {"type": "Category", "title": "First steps/K1.1 Start"} | {
        key: value for key, value in category.items() if key not in ("type", "title")
    }
    assert [question["title"] for question in questions] == [f"K1.1/{id_}" for id_ in SCORED]
    assert [question["type"] for question in questions] == ["MC", "MC", "Matching", "Matching", "Short"]
    single, multiple, matching, ordering, short = questions
    assert [choice["isCorrect"] for choice in single["choices"]] == [False, True]
    assert [choice["weight"] for choice in multiple["choices"]] == [50, 50, -100]
    assert [pair["subanswer"] for pair in matching["matchPairs"]] == ["It opens", "It narrows"]
    assert [pair["subanswer"] for pair in ordering["matchPairs"]][0] == "Say how much time you have"
    assert [choice["text"]["text"] for choice in short["choices"]] == ["peer", "peers", "*"]
    assert "You can come back" not in single["choices"][0]["text"]["text"]
    assert "come back to listening" in single["globalFeedback"]["text"]


@pytest.mark.exports
@pytest.mark.parametrize("text", ["2 + 2 = 4", "a ~ b", "{c}", "#d", "http://e.example", "\\f", "::h::", "%i%"])
def test_no_sign_of_an_author_is_taken_for_one_of_gift(text: str) -> None:
    (question,) = read_gift(f"::t::{escaped('q ' + text)}{{={escaped('a ' + text)}#{escaped('f ' + text)} ~no}}\n")
    assert question["stem"]["text"] == f"q {text}"
    assert question["choices"][0]["text"]["text"] == f"a {text}"
    assert question["choices"][0]["feedback"]["text"] == f"f {text}"


def test_the_arrow_of_pairs_does_not_come_from_an_author() -> None:
    assert escaped("one -> two") == "one → two"


def test_gift_leaves_out_what_it_would_score(edition: Edition) -> None:
    text = english(edition, export_gift).read_text(encoding="utf-8")
    assert re.findall(r"::K1.1/([a-z-]+)::", text) == SCORED


# Moodle XML


def test_moodle_gets_every_question_in_its_native_kind(edition: Edition) -> None:
    root = etree.parse(english(edition, export_moodle)).getroot()
    questions = {one.findtext("idnumber"): one for one in root.findall("question") if one.get("type") != "category"}
    assert {name.split("/")[1]: one.get("type") for name, one in questions.items()} == {
        "first-sentence": "multichoice",
        "what-peers-bring": "multichoice",
        "stay": "truefalse",
        "what-says-what": "matching",
        "order-of-a-talk": "ordering",
        "word": "shortanswer",
        "your-own": "essay",
    }
    assert root.findtext("question/category/text") == "$course$/top/First steps/K1.1 Start"
    grades = {name.split("/")[1]: one.findtext("defaultgrade") for name, one in questions.items()}
    assert {name for name, grade in grades.items() if grade == "0"} == {"stay", "your-own"}
    assert questions["K1.1/your-own"].findtext("responserequired") == "0"
    assert fractions(questions["K1.1/what-peers-bring"]) == [50.0, 50.0, -100.0]
    assert questions["K1.1/first-sentence"].findtext("single") == "true"
    assert questions["K1.1/first-sentence"].findtext("hint/text") is not None
    assert [one.findtext("text") for one in questions["K1.1/word"].findall("answer")] == ["peer", "peers", "*"]
    steps = [one.findtext("text") for one in questions["K1.1/order-of-a-talk"].findall("answer")]
    assert [re.sub("<[^>]+>", "", step)[:3] for step in steps] == ["Say", "Lis", "Agr"]
    assert {one.findtext("tags/tag/text") for one in questions.values()} == {"A1"}


def fractions(question: etree._Element) -> list[float]:
    return [float(one.get("fraction")) for one in question.findall("answer")]


# QTI


def items(path: Path, version: str) -> dict[str, etree._Element]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("items/")]
        found = {name[11:-4]: etree.fromstring(archive.read(name)) for name in names}
    assert {etree.QName(root).namespace for root in found.values()} == {QTI[version]}
    return found


def packages(edition: Edition) -> dict[str, Path]:
    return dict(zip(QTI, export_qti(replace(edition, languages=("en",))), strict=True))


def tags(root: etree._Element) -> list[str]:
    """Return the names of all elements as QTI 2.1 writes them."""
    names = [etree.QName(element).localname.removeprefix("qti-") for element in root.iter()]
    return [re.sub(r"-([a-z])", lambda found: found[1].upper(), name) for name in names]


INTERACTIONS = {
    "first-sentence": "choiceInteraction",
    "what-peers-bring": "choiceInteraction",
    "stay": "choiceInteraction",
    "what-says-what": "matchInteraction",
    "order-of-a-talk": "orderInteraction",
    "word": "textEntryInteraction",
    "your-own": "extendedTextInteraction",
}


@pytest.mark.parametrize("version", QTI)
def test_each_kind_has_its_interaction_in_qti_and_safety_has_no_score(edition: Edition, version: str) -> None:
    found = items(packages(edition)[version], version)
    assert {name: next(one for one in tags(root) if one.endswith("Interaction")) for name, root in found.items()} == (
        INTERACTIONS
    )
    scored = {name for name, root in found.items() if b'"SCORE"' in etree.tostring(root)}
    assert scored == set(SCORED)


@pytest.mark.parametrize("version", QTI)
def test_every_identifier_that_an_item_uses_is_declared_in_it(edition: Edition, version: str) -> None:
    for name, root in items(packages(edition)[version], version).items():
        ids = {value for element in root.iter() for key, value in element.attrib.items() if key == "identifier"}
        declared = {id_ for id_ in ids if re.fullmatch(r"[A-Za-z_][\w.-]*", id_)}
        assert ids == declared, name
        text = etree.tostring(root, encoding="unicode")
        used = set(re.findall(r'(?:responseIdentifier|response-identifier|outcome-?[iI]dentifier)="([^"]+)"', text))
        assert used <= {"RESPONSE", "FEEDBACK"} and used <= ids
        for value in root.iter("{*}value", "{*}qti-value"):
            if value.text.startswith(("choice-", "left-")):
                assert set(value.text.split()) <= ids, name


@pytest.mark.parametrize(("answer", "score"), [("peer", 1), ("PEERS", 1), ("nurse", 0)])
def test_words_that_fill_the_gap_are_compared_without_case(edition: Edition, answer: str, score: int) -> None:
    root = items(packages(edition)["2.1"], "2.1")["word"]
    entries = root.findall(".//{*}mapEntry")
    assert {entry.get("caseSensitive") for entry in entries} == {"false"}
    assert sum(entry.get("mapKey").lower() == answer.lower() for entry in entries) == score


def test_no_space_comes_between_a_gap_and_the_sign_after_it(edition: Edition) -> None:
    root = items(packages(edition)["3.0"], "3.0")["word"]
    paragraph = root.find(".//{*}qti-item-body/{*}p")
    assert "".join(paragraph.itertext()).endswith("but a .")


@pytest.mark.parametrize("version", QTI)
def test_the_manifest_of_a_bank_lists_what_is_there_and_tests_name_their_items(edition: Edition, version: str) -> None:
    with zipfile.ZipFile(packages(edition)[version]) as archive:
        root = etree.fromstring(archive.read("imsmanifest.xml"))
        names = set(archive.namelist())
        test = etree.fromstring(archive.read("tests/K1.1.xml"))
    resources = root.findall(".//{*}resource")
    assert {one.get("href") for one in resources} | {"imsmanifest.xml"} == names
    kinds = {one.get("type") for one in resources}
    sign = "xmlv2p1" if version == "2.1" else "xmlv3p0"
    assert kinds == {f"imsqti_test_{sign}", f"imsqti_item_{sign}"}
    ids = {one.get("identifier") for one in resources}
    assert {one.get("identifierref") for one in root.iter("{*}dependency")} == ids - {"test-K1.1"}
    refs = [
        one for one in test.iter() if etree.QName(one).localname.lower().replace("-", "").endswith("assessmentitemref")
    ]
    assert {one.get("href").removeprefix("../") for one in refs} == names - {"imsmanifest.xml", "tests/K1.1.xml"}
    (selection,) = (one for one in test.iter() if etree.QName(one).localname.endswith("selection"))
    assert selection.get("select") == "4"
    assert [one.get("identifier") for one in refs if one.get("required")] == ["K1.1-stay"]


# Words


def test_what_is_not_translated_keeps_its_language_and_direction(edition: Edition) -> None:
    french = edition.catalog("fr")
    assert html(french, "Oui") == '<span lang="fr" dir="ltr">Oui</span>'
    foreign = french.framework.title.in_language("ar")
    assert html(french, foreign) == f'<span lang="ar" dir="rtl">{foreign}</span>'


def test_apostrophes_of_either_kind_fill_a_gap(edition: Edition) -> None:
    item = {"id": "gap", "kind": "fill-in", "competency": "A1", "question": "It ___ so.", "accepts": "isn't"}
    quiz = Quiz.model_validate({"items": [item | {"when_right": "Yes.", "when_other": "No."}]})
    catalog = edition.catalog("en")
    changed = replace(catalog, materials=catalog.materials | {"courses/first/start.quiz.yml": quiz})
    book = replace(edition.book, catalogs=edition.book.catalogs | {"en": changed})
    text = english(replace(edition, book=book), export_gift).read_text(encoding="utf-8")
    assert "=isn't#" in text and "=isn’t#" in text
