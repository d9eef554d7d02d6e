"""The matrix says what the courses say: the highest level, the strongest way to reach it, and nothing else."""

import csv
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from coursebook.views import competency_matrix
from coursebook.views.competency_matrix import Cell, all_matrices, matrix_of
from coursebook.views.spreadsheet import to_csv, to_xlsx


class Tags(HTMLParser):
    """Every start tag of some HTML, with its attributes."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_whole_matrix_has_every_competency_and_every_course(catalog) -> None:
    matrix = matrix_of(catalog)
    assert [row.competency.id for row in matrix.rows] == list(catalog.competencies)
    assert [column.code for column in matrix.columns] == [course.code for course in catalog.courses]


def test_a_cell_holds_the_highest_level_and_the_strongest_way(catalog) -> None:
    matrix = matrix_of(catalog)
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            reaches = [r for module in column.modules for r in module.competencies if r.id == row.competency.id]
            if not reaches:
                assert cell is None
                continue
            ways = [way for way in ("assessed", "practised", "taught") if any(way in reach.how for reach in reaches)]
            assert cell == Cell(max(reach.level for reach in reaches), ways[0])


def test_the_matrix_of_a_course_has_its_modules_and_only_what_they_teach(catalog) -> None:
    matrix = matrix_of(catalog, course="K1")
    taught = {reach.id for module in catalog.course("K1").modules for reach in module.competencies}
    assert {row.competency.id for row in matrix.rows} == taught
    assert [column.code for column in matrix.columns] == ["K1.1", "K1.2", "K1.3", "K1.4", "K1.5"]


def test_the_matrix_of_a_path_has_each_module_once(catalog) -> None:
    codes = [column.code for column in matrix_of(catalog, path="taster").columns]
    assert codes == ["K1.1", "K1.3"]


def test_the_matrix_of_a_profile_has_its_competencies_with_the_level_it_asks_for(catalog) -> None:
    rows = matrix_of(catalog, profile="ambassador").rows
    assert {row.competency.id: row.wanted for row in rows} == dict(catalog.profiles["ambassador"].levels)


def test_the_table_says_what_each_cell_belongs_to(here) -> None:
    tags = Tags(competency_matrix.html(here("competencies/matrix.md")))
    assert len(tags.all("caption")) == 1
    heads = tags.all("th")
    assert {head["scope"] for head in heads} == {"col", "row", "rowgroup"}
    assert sum(head["scope"] == "row" for head in heads) == 30
    assert [cell for cell in tags.all("td") if cell and "data-label" not in cell] == []


def test_every_matrix_can_be_downloaded_and_has_a_name_of_its_own(catalog) -> None:
    names = [matrix.name for matrix in all_matrices(catalog)]
    parts = len(catalog.courses) + len(catalog.paths) + len(catalog.profiles)
    assert len(names) == len(set(names)) == 1 + parts


@pytest.mark.parametrize("profile", ["", "ambassador"])
def test_csv_and_xlsx_hold_the_same_as_the_matrix(french, profile: str) -> None:
    matrix = matrix_of(french, profile=profile)
    rows = list(csv.reader(StringIO(to_csv(matrix, french.words).decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(to_xlsx(matrix, french.words))).active
    assert [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert len(rows) == 1 + len(matrix.rows)
    first = matrix.rows[0]
    assert rows[1][:2] == [first.competency.id, str(first.competency.title)]
    assert sum(bool(cell) for cell in first.cells) == sum("(" in text for text in rows[1][2:])


def test_a_spreadsheet_is_the_same_every_time(catalog) -> None:
    matrix = matrix_of(catalog)
    assert to_xlsx(matrix, catalog.words) == to_xlsx(matrix, catalog.words)
