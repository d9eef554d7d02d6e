"""PDFs are tagged, whole and the same each time."""

from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from coursebook.export import pdf
from coursebook.export.edition import Edition
from coursebook.export.handouts import handouts
from coursebook.export.pdf import pdfs
from coursebook.export.video import FilmError

pytestmark = pytest.mark.skipif(
    not pdf.weasyprint, reason="PDF needs Pango: python -m tests.export.programs installs it"
)


def tags(node: object, found: Counter[str]) -> Counter[str]:
    """Count the tags of a structure tree; a figure without words for it counts as `no alt`."""
    for part in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            found[str(part.S)] += 1
            found["no alt"] += part.S == "/Figure" and "/Alt" not in part
            tags(part.get("/K", pikepdf.Array()), found)
    return found


def test_a_document_is_tagged_and_says_what_it_is(edition: Edition) -> None:
    path = next(path for path in pdfs(replace(edition, languages=("fr",))) if "first" in path.name)
    with pikepdf.open(path) as document:
        assert document.Root.Lang == "fr"
        assert document.Root.MarkInfo.Marked and document.Root.ViewerPreferences.DisplayDocTitle
        found = tags(document.Root.StructTreeRoot.K, Counter())
        with document.open_metadata() as metadata, document.open_outline() as outline:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith("Entre pairs · ")
            assert [item.title for item in outline.root][1].startswith("K1.1 ")
    assert found["/H1"] > 2 and found["/Figure"] and found["/L"] and found["/Link"]
    assert found["no alt"] == 0


def test_a_matrix_is_a_table_with_heads(edition: Edition) -> None:
    path = list(pdfs(replace(edition, languages=("en",))))[-1]
    with pikepdf.open(path) as document:
        found = tags(document.Root.StructTreeRoot.K, Counter())
    assert found["/Table"] and found["/THead"] and found["/TH"] and found["/TD"]


def test_all_letters_are_in_the_file_and_nothing_is_run_by_it(edition: Edition) -> None:
    path = next(pdfs(replace(edition, languages=("en",))))
    with pikepdf.open(path) as document:
        described = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
        assert described and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)
        assert not {"/AcroForm", "/OpenAction", "/AA"} & set(document.Root.keys())


def test_hand_outs_are_the_same_each_time(edition: Edition) -> None:
    only_english = replace(edition, languages=("en",))
    first = {path.name: path.read_bytes() for path in handouts(only_english)}
    kinds = ("exercises", "answer-key", "facilitator", "scenes")
    assert list(first) == [f"among-peers-first-{kind}.en.pdf" for kind in kinds]
    assert {path.name: path.read_bytes() for path in handouts(only_english)} == first


def test_without_pango_a_message_says_what_to_install(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "weasyprint", None)
    monkeypatch.setattr(pdf, "_MISSING", "cannot load libpango")
    with pytest.raises(FilmError, match="libpango-1.0-0"):
        next(pdfs(edition))
    assert not edition.target.exists()


def test_a_print_that_fails_leaves_no_file(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_settings: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(pdf.weasyprint.HTML, "write_pdf", fail)
    with pytest.raises(KeyboardInterrupt):
        next(pdfs(edition))
    assert not edition.target.exists()
