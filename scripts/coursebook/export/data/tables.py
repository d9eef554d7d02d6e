"""The framework as tables: a row for each level of each competency, and what each module teaches."""

import csv
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from coursebook.model.catalog import Catalog
from coursebook.views.online import Online
from coursebook.views.spreadsheet import MADE_ON, TEXTS_STAY_TEXTS

Table = list[list[str]]

# Names of columns are the same in all languages, so that one program reads them all.
_LEVELS = ("domain", "domain_title", "competency", "title", "definition", "level", "level_name", "statement",
           "language", "uri")  # fmt: skip
_MODULES = ("course", "course_title", "module", "title", "minutes", "competency", "level", "how", "language", "url")
_WIDTHS = {"definition": 60, "statement": 60, "title": 40, "course_title": 30, "domain_title": 30, "uri": 40, "url": 40}


def levels(catalog: Catalog, online: Online) -> Table:
    """Return a row for each level of each competency; `language` is that of the statement."""
    framework, names = catalog.framework, {level.id: level.name for level in catalog.framework.levels}
    rows = [list(_LEVELS)]
    for domain in framework.domains:
        for one in domain.competencies:
            for level, statement in sorted(one.levels.items()):
                uri = online.id("competencies", one.id, f"level-{level}")
                row = (domain.id, domain.title, one.id, one.title, one.definition, level, names[level], statement)
                rows.append([*map(str, row), statement.language or catalog.locale, uri])
    return rows


def modules(catalog: Catalog, online: Online) -> Table:
    """Return a row for each competency of each module: the level, and if it is taught, practised, assessed."""
    rows = [list(_MODULES)]
    for course in catalog.courses:
        for module in course.modules:
            address = online.page(catalog.locale, catalog.module_address(module))
            for reach in module.competencies:
                row = (course.code, course.title, module.code, module.title, module.minutes, reach.id, reach.level)
                language = module.title.language or catalog.locale
                rows.append([*map(str, row), " ".join(reach.how), language, address])
    return rows


def to_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to see accents."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(table)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(catalog: Catalog, online: Online) -> bytes:
    """Return both tables as sheets of an Excel workbook, ready to be filtered."""
    words, buffer = catalog.words, BytesIO()
    with Workbook(buffer, TEXTS_STAY_TEXTS) as book:
        book.set_properties({"title": str(catalog.framework.title), "created": MADE_ON})
        wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
        _add_sheet(book, str(words("matrix.sheet")), levels(catalog, online), (wrapped, bold))
        _add_sheet(book, str(words("card.modules")), modules(catalog, online), (wrapped, bold))
        if words.direction == "rtl":
            for sheet in book.worksheets():
                sheet.right_to_left()
    return buffer.getvalue()


def _add_sheet(book: Workbook, name: str, table: Table, formats: tuple[Format, Format]) -> None:
    sheet = book.add_worksheet(name[:31])
    for number, row in enumerate(table):
        sheet.write_row(number, 0, row, formats[number == 0])
    for number, column in enumerate(table[0]):
        sheet.set_column(number, number, _WIDTHS.get(column, 12))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
