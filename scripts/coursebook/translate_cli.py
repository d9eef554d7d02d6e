"""The verbs of `coursebook translate`: what to do, a file to begin with, what changed, done, files for editors."""

import argparse
import json
from collections import Counter
from datetime import date
from types import ModuleType

from coursebook.load import Book, load
from coursebook.project import Project
from coursebook.translation.difference import difference
from coursebook.translation.stamping import TranslationError, done, new, original, review
from coursebook.translation.work import PARTS, Work, files, work_list


def translate(project: Project, options: argparse.Namespace) -> str:
    """Run one verb for translators and return what to print. Raises TranslationError with what to do instead."""
    book = load(project)
    if options.work != "status" and options.locale not in project.codes[1:]:
        raise TranslationError(f"`{options.locale}` is no language to translate into: {', '.join(project.codes[1:])}")
    return _VERBS[options.work](book, options)


def _status(book: Book, options: argparse.Namespace) -> str:
    found = {code: files(book, code) for code in book.project.codes[1:]}
    if options.json:
        return json.dumps({code: _counted(work) for code, work in found.items()}, indent=1)
    rows = [("language", "part", "pages", "missing", "machine", "draft", "reviewed", "sections to do")]
    for code, work in found.items():
        rows += [(code, part, *map(str, _numbers([page for page in work if page.part == part]))) for part in PARTS]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _counted(work: list[Work]) -> dict:
    return {page.address: {"status": page.status, "sections": dict(page.counts), "to_do": page.open} for page in work}


def _numbers(work: list[Work]) -> tuple[int, ...]:
    by_status = Counter(page.status for page in work)
    statuses = tuple(by_status[status] for status in ("missing", "machine", "draft", "reviewed"))
    return len(work), *statuses, sum(page.open for page in work)


def _next(book: Book, options: argparse.Namespace) -> str:
    waiting = work_list(book, options.locale)
    if not waiting:
        return "Nothing waits. Thank you."
    lines = [_task(page, options.locale) for page in waiting[: options.count]]
    more = len(waiting) - len(lines)
    return "\n".join(lines + ([f"… and {more} more"] if more else []))


def _task(page: Work, locale: str) -> str:
    if page.status == "missing":
        return f"{page.address}: not translated    coursebook translate new {locale} {page.address}"
    states = ", ".join(f"{count} {state}" for state, count in page.counts.items() if state != "current")
    return f"{page.address}: {states}    coursebook translate diff {locale} {page.address}"


def _new(book: Book, options: argparse.Namespace) -> str:
    path = new(book, options.locale, options.page)
    shown = book.project.relative(path)
    return f"{shown} holds the English text. Translate it section by section, then: coursebook translate done"


def _diff(book: Book, options: argparse.Namespace) -> str:
    source = original(book, options.locale, options.page)
    if not source.translated:
        raise TranslationError(f"{source.address} is not translated yet")
    try:
        return "\n\n".join(difference(source)) or "Nothing has changed since it was translated."
    except ValueError as error:
        shown = book.project.relative(source.path)
        raise TranslationError(f"{shown}: the stamp does not fit; see `coursebook check`") from error


def _done(book: Book, options: argparse.Namespace) -> str:
    told, refused = [], []
    for page in options.page:
        try:
            told.append(f"{book.project.relative(done(book, options.locale, page))} is up to date.")
        except TranslationError as error:
            refused.append(str(error))
    if refused:
        raise TranslationError("\n".join([*refused, *told]))
    return "\n".join(told)


def _review(book: Book, options: argparse.Namespace) -> str:
    path = review(book, options.locale, options.page, options.by, options.on or date.today())
    return f"{book.project.relative(path)} is reviewed. Thank you, {options.by}."


def _export(book: Book, options: argparse.Namespace) -> str:
    return _interchange().export_verb(book, options)


def _import(book: Book, options: argparse.Namespace) -> str:
    return _interchange().import_verb(book, options)


def _interchange() -> ModuleType:
    """Return what reads and writes files of editors, imported only by verbs that need it: PO and XLIFF are large."""
    from coursebook import interchange  # noqa: PLC0415

    return interchange


_VERBS = {
    "status": _status,
    "next": _next,
    "new": _new,
    "diff": _diff,
    "done": _done,
    "review": _review,
    "export": _export,
    "import": _import,
}
