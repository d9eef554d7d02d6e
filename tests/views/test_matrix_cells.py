"""The matrix on small made-up courses: each rule by itself."""

import pytest

from coursebook.views import competency_matrix
from coursebook.views.competency_matrix import Cell, matrix_of
from tests.conftest import Drawing
from tests.document import Document

TWO_WAYS = {"{id: A1, level: 1, how: [taught]}": "{id: A1, level: 2, how: [assessed, taught]}"}
HIGHER = {"{id: A1, level: 2, how: [practised]}": "{id: A1, level: 3, how: [taught]}"}
COURSE = "courses/en/first/course.yml"


def test_the_highest_level_counts_wherever_it_is_reached(small: Drawing) -> None:
    small.draw({COURSE: HIGHER})
    assert matrix_of(small.load().source).rows[0].cells == (Cell(3, "taught"),)


def test_the_strongest_way_counts_in_whatever_order_it_is_written(small: Drawing) -> None:
    small.draw({COURSE: TWO_WAYS})
    assert matrix_of(small.load().source, course="K1").rows[0].cells[0] == Cell(2, "assessed")


def test_what_no_module_teaches_is_an_empty_cell_and_stays_in_the_whole_matrix(small: Drawing) -> None:
    small.draw({COURSE: {"      - {id: A2, level: 1, how: [taught]}\n": ""}})
    catalog = small.load().source
    assert [row.cells for row in matrix_of(catalog).rows] == [(Cell(2, "practised"),), (None,)]
    assert [row.competency.id for row in matrix_of(catalog, course="K1").rows] == ["A1"]


@pytest.mark.parametrize(
    ("scope", "caption", "name"),
    [
        ({}, "All competencies across all courses", "framework"),
        ({"course": "first"}, "Competencies of the course “First steps”", "k1"),
        ({"path": "short"}, "Competencies of the path “The short way”", "path-short"),
        ({"profile": "discovery"}, "What the profile “Discovery” asks for, and where to learn it", "profile-discovery"),
    ],
)
def test_the_caption_says_what_the_matrix_is_about(small: Drawing, here, scope: dict, caption: str, name: str) -> None:
    catalog = small.load().source
    assert matrix_of(catalog, **scope).caption == caption
    document = Document(competency_matrix.html(here("competencies/matrix.md", catalog), **scope))
    assert document.one("caption").text == caption
    links = [link["href"] for link in document.all("a", download="")]
    assert links == [f"../downloads/{name}.csv", f"../downloads/{name}.xlsx"]


def test_each_cell_says_its_column_for_the_phone_where_there_are_no_headings(here, catalog) -> None:
    document = Document(competency_matrix.html(here("competencies/matrix.md")))
    columns = [f"{course.code} {course.title}" for course in catalog.courses]
    filled = [cell["data-label"] for cell in document.all("td") if cell["data-label"]]
    assert set(filled) <= set(columns)
    wanted = [cell for row in matrix_of(catalog).rows for cell in row.cells]
    assert len(filled) == sum(cell is not None for cell in wanted)
    assert len(list(document.all("td"))) == len(wanted)


def test_each_level_is_also_said_in_words(here, catalog) -> None:
    document = Document(competency_matrix.html(here("courses/discovering/index.md"), course="K1"))
    cells = [cell for row in matrix_of(catalog, course="K1").rows for cell in row.cells if cell]
    words = [catalog.words("level.cell", level=cell.level, how=catalog.words(f"how.{cell.how}")) for cell in cells]
    spoken = [span.text for span in document.all("span", **{"class": "visually-hidden"})]
    assert spoken == words


def test_a_row_knows_the_profiles_that_ask_for_it(here, catalog) -> None:
    document = Document(competency_matrix.html(here("competencies/matrix.md")))
    rows = [row["data-profiles"].split() for row in document.all("tr") if "matrix__row" in row.classes]
    for competency, profiles in zip(catalog.competencies, rows, strict=True):
        assert profiles == [found.id for found in catalog.framework.profiles if competency in found.levels]


def test_a_matrix_of_a_profile_offers_no_filter_by_profile(here) -> None:
    page = here("competencies/profiles/ambassador.md")
    document = Document(competency_matrix.html(page, profile="ambassador"))
    assert [select["name"] for select in document.all("select")] == ["domain"]
