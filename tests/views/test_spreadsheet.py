"""The matrices as files: somebody else's programs read in them what the page shows."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from coursebook.views.competency_matrix import Matrix, all_matrices, matrix_of
from coursebook.views.spreadsheet import to_csv, to_xlsx
from tests.conftest import Drawing
from tests.real_book import real_book

MATRICES = [(code, number) for code in ("en", "fr") for number in (0, 1, -1)]  # the whole, a course, a profile


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(("code", "number"), MATRICES)
def test_the_headings_are_the_columns_of_the_matrix(code: str, number: int) -> None:
    catalog = real_book().catalogs[code]
    matrix = all_matrices(catalog)[number]
    head, *rows = read_csv(to_csv(matrix, catalog.words))
    assert head[-len(matrix.columns) :] == [f"{column.code} {column.title}" for column in matrix.columns]
    assert head[:2] == [catalog.words("matrix.code"), catalog.words("matrix.competency")]
    assert {len(row) for row in rows} == {len(head)}


def test_a_level_is_followed_by_the_way_to_reach_it(small: Drawing) -> None:
    catalog = small.load().source
    head, first, second = read_csv(to_csv(matrix_of(catalog, course="K1"), catalog.words))
    assert head == ["Code", "Competency", "K1.1 Start", "K1.2 Go on"]
    assert first == ["A1", "Make sense of your experience", "1 (taught)", "2 (practised)"]
    assert second == ["A2", "Listen actively", "", "1 (taught)"]


def test_a_profile_has_a_column_for_what_it_asks_for(small: Drawing) -> None:
    catalog = small.load().source
    rows = read_csv(to_csv(matrix_of(catalog, profile="discovery"), catalog.words))
    assert [row[:3] for row in rows] == [
        ["Code", "Competency", "Asked for"],
        ["A1", "Make sense of your experience", "1"],
        ["A2", "Listen actively", "1"],
    ]


def test_excel_is_told_that_the_csv_holds_accents(french) -> None:
    content = to_csv(matrix_of(french), french.words)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Compétence".encode() in content
    assert b"\r\n" in content


def workbook(matrix: Matrix, words):
    return load_workbook(BytesIO(to_xlsx(matrix, words)))


def test_the_workbook_has_a_title_and_frozen_headings(french) -> None:
    book = workbook(matrix_of(french), french.words)
    assert book.properties.title == french.words("matrix.of-framework")
    assert book.sheetnames == ["Compétences"]
    assert book.active.freeze_panes == "C2"


def test_each_level_has_its_colour_in_the_workbook(catalog) -> None:
    sheet = workbook(matrix_of(catalog), catalog.words).active
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert sorted(rule.text for rule in rules) == ["1 (", "2 (", "3 (", "4 ("]


@pytest.mark.parametrize(("code", "number"), MATRICES)
def test_the_same_matrix_gives_the_same_bytes(code: str, number: int) -> None:
    catalog = real_book().catalogs[code]
    matrix = all_matrices(catalog)[number]
    assert to_xlsx(matrix, catalog.words) == to_xlsx(matrix, catalog.words)
    assert to_csv(matrix, catalog.words) == to_csv(matrix, catalog.words)


def test_no_cell_is_a_formula(small: Drawing) -> None:
    small.draw({"competencies/en/framework.yml": {"title: Listen actively": 'title: "=1+1"'}})
    catalog = small.load().source
    sheet = workbook(matrix_of(catalog), catalog.words).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
