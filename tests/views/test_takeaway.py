"""The page Take away: what there is for whom, the files with their sizes and checksums, and where a copy has them."""

from dataclasses import replace
from datetime import date

import pytest

from coursebook.model.catalog import Catalog
from coursebook.model.download import Download
from coursebook.model.formats import FORMATS, NEEDS
from coursebook.views import takeaway
from coursebook.views.here import Here, components_in
from tests.conftest import Drawing
from tests.document import Document, Element
from tests.real_book import ROOT, real_book

DAY = date(2026, 5, 28)


def download(path: str, about: str, languages: tuple[str, ...] = ("fr",), **fields: object) -> Download:
    usual = {"format": path.partition("/")[0], "made": DAY, "size": 1_234_567, "sha256": f"{len(path):064x}"}
    return Download(path=path, about=about, languages=languages, **usual | fields)


BOOK = download("offline/among-peers.fr.offline.zip", "")
ALL = download("offline/among-peers.offline.zip", "", ("en", "fr"))
EPUB = download("epub/among-peers-first.fr.epub", "first", size=512)
SHEET = download("handouts/among-peers-first-answer-key.fr.pdf", "first-answer-key")
QTI = [download(f"qti/among-peers-first.fr.qti-{number}.zip", "first") for number in ("2.1", "3.0")]
GONE = download("epub/among-peers-old.fr.epub", "old", made=date(2026, 5, 1))


def page(catalog: Catalog, *downloads: Download, **fields: object) -> Document:
    own = replace(catalog, downloads=downloads, **fields)
    components = components_in(ROOT / "overrides" / "components")
    return Document(takeaway.html(Here(own, components, "takeaway.md")))


def files(document: Document) -> list[Element]:
    return [link for link in document.all("a") if link["download"] is not None]


@pytest.fixture
def french(small: Drawing) -> Catalog:
    return small.load().catalogs["fr"]


def test_every_format_answers_one_need_and_has_words_in_every_language() -> None:
    assert sorted(name for formats in NEEDS.values() for name in formats) == sorted(FORMATS)
    wanted = {f"takeaway.format.{name}.{part}" for name in FORMATS for part in ("name", "what")}
    wanted |= {f"takeaway.need.{need}" for need in NEEDS}
    for catalog in real_book().catalogs.values():
        assert wanted - catalog.words.keys == set()


def test_without_files_each_format_says_how_to_make_it(french: Catalog) -> None:
    document = page(french)
    assert files(document) == []
    commands = {code.text for code in document.all("code") if code.text.startswith("coursebook")}
    assert commands == {f"coursebook export {name}" for name in FORMATS}
    assert str(french.words("takeaway.none")) in [text.text for text in document.all("p")]


def test_a_file_is_named_after_what_it_holds_and_has_its_size_as_the_language_writes_it(french: Catalog) -> None:
    document = page(french, BOOK, EPUB)
    assert [(link.text, link["href"]) for link in files(document)] == [
        ("K1 Premiers pas", "../../downloads/epub/among-peers-first.fr.epub"),
        ("Petit livre", "../../downloads/offline/among-peers.fr.offline.zip"),
    ]
    rows = [row.text for row in document.all("li") if row.text.endswith((" ko", " Mo"))]
    assert rows == ["K1 Premiers pas 0,5 ko", "Petit livre 1,2 Mo"]


def test_each_file_has_its_whole_checksum_beside_its_name(french: Catalog) -> None:
    sums = [row.text for row in page(french, BOOK, EPUB).all("li") if row.text.count("0") > 50]
    assert sums == [f"{file.name}{file.sha256}" for file in (EPUB, BOOK)]


def test_files_that_would_bear_the_same_name_are_told_apart(french: Catalog) -> None:
    names = [link.text for link in files(page(french, BOOK, ALL, SHEET, *QTI))]
    assert names == [
        f"K1 Premiers pas : {french.words('documents.key')}",
        "Petit livre",
        "Petit livre, toutes les langues",
        "K1 Premiers pas (2.1)",
        "K1 Premiers pas (3.0)",
    ]


def test_a_long_list_is_folded_and_nothing_of_it_is_lost(french: Catalog) -> None:
    many = [replace_path(SHEET, f"handouts/{number}.fr.pdf") for number in range(takeaway._MOST + 1)]
    document = page(french, *many)
    assert f"{len(many)} fichiers" in [summary.text for summary in document.all("summary")]
    assert len(files(document)) == len(many)


def replace_path(file: Download, path: str) -> Download:
    return file.model_copy(update={"path": path})


def test_the_day_is_said_once_and_again_only_where_it_is_another(french: Catalog) -> None:
    said = page(french, EPUB, GONE, BOOK).one("div", **{"class": "takeaway"}).text
    assert said.count("28 mai 2026") == 1
    assert said.count("1 mai 2026") == 1


def test_what_the_book_no_longer_knows_goes_by_the_name_of_its_file(french: Catalog) -> None:
    assert [link.text for link in files(page(french, GONE))] == [GONE.name]


def test_a_copy_offers_nothing_and_says_as_text_where_the_files_are(french: Catalog) -> None:
    address = "https://small.example/fr/takeaway/"
    document = page(french, downloads_at=address)
    assert address in document.one("div", **{"class": "takeaway"}).text
    assert [link["href"] for link in document.all("a") if "//" in link["href"]] == []
    assert (
        str(french.words("takeaway.keep")) not in document.one("div", **{"class": "takeaway"}).text
    )  # no network, no button


def test_files_about_a_course_that_an_institution_leaves_out_are_left_out(french: Catalog) -> None:
    own = replace(french, downloads=(BOOK, EPUB, SHEET))
    own.__dict__["off"] = frozenset({"courses/first/index.md"})
    assert [item.download for item in takeaway.offered(own)] == [BOOK]
