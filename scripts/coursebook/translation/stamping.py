"""Files of translators: a new one to fill, the stamp that says what it was made from, the name of who reviewed it."""

import re
from datetime import date
from pathlib import Path

import yaml

from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import nearest
from coursebook.translation.sections import stamp
from coursebook.translation.state import states

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^translation:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


class TranslationError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


def source_page(book: Book, name: str) -> Page:
    """Return the source page that `name` means: its address, or the path of its file in any language.

    Raises TranslationError where there is none.
    """
    pages = book.pages[book.project.source]
    address = _address(book, name)
    if address not in pages:
        guess = nearest(address, pages)
        hint = f"; did you mean {guess}?" if guess else ""
        raise TranslationError(f"the source language has no page {address}{hint}")
    return pages[address]


def new(book: Book, locale: str, name: str) -> Path:
    """Write the file in which `name` is translated, holding the text of the source, and return its path.

    What is still in the words of the source is shown as not translated, so one may go section by section. Raises
    TranslationError where the file is there already.
    """
    source = source_page(book, name)
    path = _file(book, locale, source)
    if path.exists():
        raise TranslationError(f"{book.project.relative(path)} is there already: go on in it")
    fields = {key: str(value) for key in ("title", "description") if (value := getattr(source.front, key))}
    front = _yaml({"translation": {"source": stamp(source), "status": "draft"}} | fields)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n{source.body}", encoding="utf-8")
    return path


def done(book: Book, locale: str, name: str) -> Path:
    """Stamp the translation of `name` as made from the source as it is now, and return its path.

    Raises TranslationError where a section is missing, left over or not translated.
    """
    source = source_page(book, name)
    page = _translated(book, locale, source)
    open_ = [found for found in _states(source, page) if found.state in ("new", "gone")]
    if open_:
        titles = ", ".join(f"`{part.heading.text}`" for s in open_ if (part := s.source or s.translated).heading)
        raise TranslationError(
            f"{page.path}: not translated, or not in the source any more: {titles or 'the beginning'}"
        )
    return _write(book, page, said_after(page, stamp(source)))


def review(book: Book, locale: str, name: str, by: str, on: date) -> Path:
    """Note that `by` has reviewed the translation of `name`, and return its path.

    Raises TranslationError where the translation is not stamped as made from the source as it is now.
    """
    source = source_page(book, name)
    page = _translated(book, locale, source)
    said = page.front.translation
    if not said or said.source != stamp(source):
        raise TranslationError(
            f"{page.path} is not up to date: `coursebook translate done {locale} {name}` comes first"
        )
    reviewed = {"by": by, "on": on}
    return _write(book, page, {"source": stamp(source), "status": "reviewed", "reviewed": reviewed})


def _states(source: Page, page: Page) -> list:
    """Return the states of a page; a stamp that cannot be read is left out of account, because a new one is coming."""
    try:
        return list(states(source, page))
    except ValueError as error:
        raise TranslationError(f"{page.path}: the stamp is damaged ({error}); remove the line `source:`") from error


def _translated(book: Book, locale: str, source: Page) -> Page:
    page = book.pages[locale].get(source.address)
    if not page:
        command = f"coursebook translate new {locale} {source.address}"
        raise TranslationError(f"{source.address} is not translated yet: begin with `{command}`")
    return page


def stamped(text: str, said: dict) -> str:
    """Return the page `text` with what is `said` of its translation in the front matter; the rest stays as it is."""
    block = _yaml({"translation": said})
    front = FRONT.match(text)
    if not front:
        return f"---\n{block}---\n{text}"
    kept = _FIELD.sub("", front[1])
    return f"---\n{block}{kept}---\n{text[front.end() :]}"


def said_after(page: Page | None, signs: str) -> dict:
    """Return what is to be said of a translation that a translator has changed: nobody has reviewed it as it is now."""
    said = page.front.translation if page else None
    return {"source": signs, "status": "draft" if not said or said.status == "reviewed" else said.status}


def _write(book: Book, page: Page, said: dict) -> Path:
    path = book.project.root / page.path
    path.write_text(stamped(path.read_text(encoding="utf-8"), said), encoding="utf-8")
    return path


def _yaml(fields: dict) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def _file(book: Book, locale: str, source: Page) -> Path:
    part, _, inside = source.path.split("/", 2)
    return book.project.root / part / locale / inside


def _address(book: Book, name: str) -> str:
    """Return the address that a translator means by a path: `courses/en/x.md`, `courses/x.md`, `docs/fr/help.md`."""
    part, _, rest = name.removeprefix("./").partition("/")
    code, _, inside = rest.partition("/")
    if code in book.project.codes:
        return inside if part == "docs" else f"{part}/{inside}"
    return rest if part == "docs" else name
