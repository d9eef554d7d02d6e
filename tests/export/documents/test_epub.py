"""EPUBs are whole, the same each time, and clean for epubcheck and Ace."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from coursebook.export.edition import Edition
from coursebook.export.epub import epubs
from tests.browser.chromium import find
from tests.export.programs import ace, program

DC = "{http://purl.org/dc/elements/1.1/}"


def test_each_document_is_an_epub_the_same_each_time(edition: Edition) -> None:
    first = {path.name: path.read_bytes() for path in epubs(edition)}
    made = ("handbook", "first", "competencies")
    names = [f"among-peers-{name}.{code}.epub" for code in ("en", "fr") for name in made]
    assert list(first) == names
    assert {path.name: path.read_bytes() for path in epubs(edition)} == first
    assert sorted(path.name for path in (edition.target / "epub").iterdir()) == sorted(names)


def test_an_epub_begins_with_its_type_and_says_how_accessible_it_is(edition: Edition) -> None:
    path = next(path for path in epubs(edition) if path.name == "among-peers-first.fr.epub")
    with ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        pages = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
    said = {meta.get("property") for meta in package.iter("{*}meta")}
    wanted = ("Feature", "Hazard", "Summary")
    assert {"schema:accessMode", "schema:accessModeSufficient"} | {
        f"schema:accessibility{name}" for name in wanted
    } <= said
    assert package.findtext(f".//{DC}language") == "fr"
    assert len(pages) == len(package.findall(".//{*}itemref"))
    assert all(b'xml:lang="fr"' in page for page in pages.values())


@pytest.mark.exports
def test_epubcheck_finds_nothing(edition: Edition) -> None:
    command = ["java", "-jar", program("epubcheck"), "--quiet", "--failonwarnings"]
    for path in epubs(replace(edition, languages=("fr",))):
        result = subprocess.run([*command, str(path)], capture_output=True, text=True)
        assert result.returncode == 0, f"{path.name}: {result.stdout}{result.stderr}"


@pytest.mark.exports
def test_ace_finds_nothing(edition: Edition, tmp_path: Path) -> None:
    path = next(path for path in epubs(edition) if path.name == "among-peers-first.en.epub")
    settings = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(find())}
    command = [ace(), "--outdir", str(tmp_path / "report"), str(path)]
    subprocess.run(command, env=settings, check=True, capture_output=True)
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    found = [one for page in report["assertions"] for one in page["assertions"]]
    assert found == []
    assert report["earl:result"]["earl:outcome"] == "pass"
