"""A course goes to a learning platform as a Common Cartridge: the rules of 1EdTech that importers look at."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from coursebook.export.edition import Edition
from coursebook.export.lms.cartridge import export_cartridge
from tests.document import Document

NAMESPACES = {
    "1.1": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "1.3": "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
}
SIGNS = {"1.1": "v1p1", "1.3": "v1p3"}
PROFILES = {"multiple_choice", "multiple_response", "true_false", "fib", "essay", "pattern_match"}
LINK = "{*}organizations/{*}organization/{*}item"
Content = dict[str, bytes]


@pytest.fixture(params=NAMESPACES)
def version(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def cartridge(edition: Edition, version: str) -> Content:
    made = {path.name.rsplit("-", 1)[1]: path for path in export_cartridge(replace(edition, languages=("en",)))}
    return content(made[f"{version}.imscc"])


def content(path: Path) -> Content:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(cartridge: Content) -> etree._Element:
    return etree.fromstring(cartridge["imsmanifest.xml"])


def quiz(cartridge: Content) -> etree._Element:
    return etree.fromstring(cartridge["quizzes/K1.1.xml"])


def test_importers_find_the_version_in_the_first_bytes(cartridge: Content, version: str) -> None:
    assert NAMESPACES[version].encode() in cartridge["imsmanifest.xml"][:500]
    assert manifest(cartridge).findtext("{*}metadata/{*}schema") == "IMS Common Cartridge"
    assert manifest(cartridge).findtext("{*}metadata/{*}schemaversion") == f"{version}.0"


def test_the_outline_has_one_top_without_a_title_and_a_title_everywhere_else(cartridge: Content) -> None:
    (outline,) = manifest(cartridge).findall("{*}organizations/{*}organization")
    assert outline.get("structure") == "rooted-hierarchy"
    (top,) = outline
    assert top.find("{*}title") is None
    below = [item for item in top.iter("{*}item") if item is not top]
    assert all(item.findtext("{*}title") for item in below)
    assert [item.findtext("{*}title") for item in top] == ["K1.1 Start", "K1.2 Go on"]
    leaves = [item for item in below if item.find("{*}item") is None]
    assert all(item.get("identifierref") for item in leaves)
    assert not any(item.get("identifierref") for item in below if item not in leaves)


def test_each_resource_is_of_a_known_type_and_its_files_are_there(cartridge: Content, version: str) -> None:
    root = manifest(cartridge)
    resources = root.findall("{*}resources/{*}resource")
    known = {"webcontent", f"imsqti_xmlv1p2/imscc_xml{SIGNS[version]}/assessment", f"imswl_xml{SIGNS[version]}"}
    assert {one.get("type") for one in resources} == known
    files = {file.get("href") for one in resources for file in one}
    assert files | {"imsmanifest.xml"} == set(cartridge)
    ids = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    assert {item.get("identifierref") for item in root.iter("{*}item")} - {None} == {
        r.get("identifier") for r in resources
    }
    for one in resources:
        assert (one.get("href") is not None) == (one.get("type") == "webcontent")
        assert one.get("type") == "webcontent" or len(one) == 1


def test_links_lead_to_the_page_online(cartridge: Content, version: str) -> None:
    root = etree.fromstring(cartridge["links/K1.1.xml"])
    assert root.tag == f"{{http://www.imsglobal.org/xsd/imscc{SIGNS[version]}/imswl_{SIGNS[version]}}}webLink"
    assert root.find("{*}url").get("href") == "https://among-peers.example/courses/first/start/"


def test_a_quiz_keeps_to_the_profile(cartridge: Content) -> None:
    root = quiz(cartridge)
    assert root.tag == "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}questestinterop"
    (section,) = root.findall("{*}assessment/{*}section")
    assert section.get("ident") == "root_section"
    items = section.findall("{*}item")
    kinds = [item.findtext(".//{*}fieldentry").removeprefix("cc.").removesuffix(".v0p1") for item in items]
    assert kinds == ["multiple_choice", "multiple_response", *["multiple_choice"] * 5, "fib"]
    assert set(kinds) <= PROFILES
    for item in items:
        asks(item)


def asks(item: etree._Element) -> None:
    """Hold an item against the rules: labels and feedback exist, one rule scores, and it comes last."""
    labels = {label.get("ident") for label in item.iter("{*}response_label")}
    feedback = {one.get("ident") for one in item.findall("{*}itemfeedback")}
    rules = item.findall("{*}resprocessing/{*}respcondition")
    assert {one.get("linkrefid") for one in item.iter("{*}displayfeedback")} == feedback
    assert [rule.find("{*}setvar") is not None for rule in rules] == [False] * (len(rules) - 1) + [True]
    assert rules[-1].findtext("{*}setvar") == "100" and rules[-1].get("continue") == "No"
    (given,) = item.findall("{*}presentation/*[@ident]")
    for equal in item.iter("{*}varequal"):
        assert equal.get("respident") == given.get("ident")
        assert not labels or equal.text in labels


def test_the_scoring_rule_takes_what_is_right_and_nothing_else(cartridge: Content) -> None:
    multiple = next(item for item in quiz(cartridge).iter("{*}item") if item.get("title") == "K1.1/what-peers-bring")
    rule = multiple.findall("{*}resprocessing/{*}respcondition")[-1].find("{*}conditionvar/{*}and")
    assert [one.text for one in rule.findall("{*}varequal")] == ["time", "experience"]
    assert [one.text for one in rule.findall("{*}not/{*}varequal")] == ["diagnosis"]
    steps = [item for item in quiz(cartridge).iter("{*}item") if item.get("title").startswith("K1.1/order-of-a-talk/")]
    right = [item.findall("{*}resprocessing/{*}respcondition")[-1].findtext(".//{*}varequal") for item in steps]
    assert right == ["time", "listen", "next"]


def test_what_has_no_score_stays_on_the_page_and_the_page_runs_nothing(cartridge: Content) -> None:
    page = Document(cartridge["courses/first/start.html"].decode())
    assert [item["data-item"] for item in page.elements if item["data-item"]] == ["stay", "your-own"]
    assert list(page.all("script")) == []
    assert not [one for one in page.elements if one.tag in ("module-tracking", "module-progress")]
    assert "You stay, and you call for help together." in page.text


def test_the_same_book_gives_the_same_cartridge(edition: Edition) -> None:
    again = export_cartridge(replace(edition, target=edition.target / "again"))
    for one, other in zip(export_cartridge(edition), again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_book_without_an_address_has_no_links_online(edition: Edition) -> None:
    book = replace(edition.book, project=replace(edition.book.project, site_url=""))
    made = content(next(export_cartridge(replace(edition, book=book))))
    assert not [name for name in made if name.startswith("links/")]
