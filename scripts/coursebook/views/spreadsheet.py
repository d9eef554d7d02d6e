"""A competency matrix as a file for a spreadsheet: CSV and XLSX, the same bytes for the same matrix."""

import csv
from datetime import datetime
from functools import lru_cache
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from coursebook.model.words import Words
from coursebook.views.competency_matrix import Cell, Matrix, Row

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MADE_ON = datetime(2026, 1, 1)  # XLSX carries a date; a fixed one keeps builds the same byte for byte
TEXTS_STAY_TEXTS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_LEVEL_COLOURS = {1: "#EAF2EE", 2: "#CBE3DA", 3: "#93C6BA", 4: "#0B5A5E"}  # as on the page


def to_csv(matrix: Matrix, words: Words) -> bytes:
    """Return the matrix as CSV in UTF-8 with a byte order mark, which Excel needs to see accents."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(table(matrix, words))
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(matrix: Matrix, words: Words) -> bytes:
    """Return the matrix as an Excel workbook with one sheet, its headings frozen, its levels coloured."""
    rows = tuple(map(tuple, table(matrix, words)))
    return _workbook(str(matrix.caption.striptags()), str(words("matrix.sheet")), rows)


@lru_cache(maxsize=1024)  # a preview makes the same sheets again after each edit
def _workbook(title: str, name: str, rows: tuple[tuple[str, ...], ...]) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  large, and most builds make no new sheet

    buffer = BytesIO()
    with Workbook(buffer, TEXTS_STAY_TEXTS) as book:
        book.set_properties({"title": title, "created": MADE_ON})
        sheet = book.add_worksheet(name[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, bold if number == 0 else None)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, len(rows[0]), 16)
        _colour_levels(book, sheet, len(rows) - 1, len(rows[0]))
    return buffer.getvalue()


def table(matrix: Matrix, words: Words) -> list[list[str]]:
    """Return the matrix as rows of texts, the first one being the headings."""
    wanted = any(row.wanted for row in matrix.rows)
    head = [str(words("matrix.code")), str(words("matrix.competency"))]
    head += [str(words("matrix.wanted"))] if wanted else []
    head += [f"{column.code} {column.title}" for column in matrix.columns]
    return [head, *(_texts(row, wanted, words) for row in matrix.rows)]


def _texts(row: Row, wanted: bool, words: Words) -> list[str]:
    texts = [row.competency.id, str(row.competency.title)]
    texts += [str(row.wanted or "")] if wanted else []
    return texts + [_text(cell, words) for cell in row.cells]


def _text(cell: Cell | None, words: Words) -> str:
    return f"{cell.level} ({words(f'how.{cell.how}')})" if cell else ""


def _colour_levels(book: "Workbook", sheet: "Worksheet", last_row: int, last_column: int) -> None:
    for level, colour in _LEVEL_COLOURS.items():
        style = book.add_format({"bg_color": colour, "font_color": "#FFFFFF" if level == 4 else "#22302F"})
        rule = {"type": "text", "criteria": "begins with", "value": f"{level} (", "format": style}
        sheet.conditional_format(1, 2, last_row, last_column, rule)
