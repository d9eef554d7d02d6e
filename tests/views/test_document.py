"""A template can be taken away as DOCX and ODT: its words, lines to write on, and the same bytes each time."""

import os
import re
import time
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from coursebook.model.catalog import Catalog
from coursebook.views.document import documents, markdown
from tests.conftest import Drawing

PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
T1 = "handbook/en/templates/t1.md"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


def part(document: bytes, name: str) -> str:
    with ZipFile(BytesIO(document)) as opened:
        assert opened.testzip() is None
        return opened.read(name).decode("utf-8")


def words(document: bytes, kind: str) -> str:
    """Return what a reader of the document sees, tags taken out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", part(document, PARTS[kind]))).split())


def text_of(catalog: Catalog) -> str:
    return markdown(catalog, catalog.templates["T1"], catalog.pages["handbook/templates/t1.md"])


@pytest.mark.parametrize("kind", PARTS)
def test_each_document_opens_and_has_the_words_of_its_template(small: Drawing, cache: Path, kind: str) -> None:
    found = dict(documents(small.load().source, cache))
    assert set(found) == {"handbook/templates/t1.docx", "handbook/templates/t1.odt"}
    text = words(found[f"handbook/templates/t1.{kind}"], kind)
    for said in ("First letter", "A letter to send.", "To whom", "Name or nickname", "What you wish for", "By the way"):
        assert said in text, said
    assert "{{" not in text and "!!!" not in text
    assert "☐" in (part(found["handbook/templates/t1.docx"], "word/numbering.xml") if kind == "docx" else text)


@pytest.mark.parametrize("kind", PARTS)
def test_a_document_is_in_the_language_of_its_words(small: Drawing, cache: Path, kind: str) -> None:
    french = dict(documents(small.load().catalogs["fr"], cache))[f"handbook/templates/t1.{kind}"]
    assert "Ce que vous souhaitez" in words(french, kind)
    if kind == "docx":
        styles = part(french, "word/styles.xml")
        assert 'w:val="fr"' in styles
    else:
        styles = part(french, "styles.xml")
        assert 'fo:language="fr"' in styles


def test_the_same_template_gives_the_same_bytes_at_another_time(small: Drawing, tmp_path: Path) -> None:
    catalog = small.load().source
    first = dict(documents(catalog, tmp_path / "one"))
    time.sleep(2.1)  # a ZIP tells the time in steps of two seconds
    assert dict(documents(catalog, tmp_path / "two")) == first


def test_what_was_made_is_not_made_again(small: Drawing, cache: Path) -> None:
    dict(documents(small.load().source, cache))
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    dict(documents(small.load().source, cache))
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == before


def test_the_date_of_a_document_is_no_date_for_the_rest_of_the_book(
    small: Drawing, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    dict(documents(small.load().source, tmp_path / "one"))
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    dict(documents(small.load().source, tmp_path / "two"))
    assert os.environ["SOURCE_DATE_EPOCH"] == "1780000000"


def test_a_field_becomes_room_to_write_and_a_long_one_more_of_it(small: Drawing) -> None:
    text = text_of(small.load().source)
    line = next(line for line in text.splitlines() if line.startswith("Name or nickname"))
    after = text.partition("**What you wish for**")[2].partition("##")[0]
    assert 0 < line.count("_") < after.count("_")


def test_links_and_terms_become_their_words_and_help_is_left_out(small: Drawing) -> None:
    small.draw({T1: {"read it first: see": "read it, with {{ link('H1', 'the chapter') }}{{ help_box() }}: see"}})
    text = text_of(small.load().source)
    assert "A peer can read it, with the chapter: see Start." in text
    assert "{{" not in text


def test_a_macro_in_code_or_over_two_lines_shifts_nothing(small: Drawing) -> None:
    small.draw({T1: {"Send this": 'Write `{{ link("H1") }}`, and {{ link(\n"K1.2") }}. Send this'}})
    text = text_of(small.load().source)
    assert 'Write `{{ link("H1") }}`, and Go on. Send this' in text
    assert "see Start." in text


def test_a_box_becomes_a_quotation_with_its_title(small: Drawing) -> None:
    lines = text_of(small.load().source).splitlines()
    start = lines.index("> **By the way**")
    assert all(line.startswith(">") or not line for line in lines[start : start + 3])


def test_a_template_that_is_not_written_gives_no_document(small: Drawing, cache: Path) -> None:
    small.draw({T1: None, T1.replace("/en/", "/fr/"): None})
    assert list(documents(small.load().source, cache)) == []
