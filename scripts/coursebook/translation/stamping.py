"""Files of translators: a new one to fill, the stamp that says what it was made from, the name of who reviewed it."""

import re
from datetime import date
from pathlib import Path

from coursebook.load import Book
from coursebook.model.page import Translation
from coursebook.problems import nearest
from coursebook.translation.original import Original, as_yaml, originals

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^translation:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_COMMENT = re.compile(r"\A(?:#.*\n)*")
_MOST = 5  # of the things that are lacking, named in a message


class TranslationError(Exception):
    """What was asked for cannot be done; the message says why and what to do."""


def original(book: Book, locale: str, name: str) -> Original:
    """Return the source file that `name` means: its address, or the path of the file in any language.

    Raises TranslationError where there is none.
    """
    known = {found.address: found for found in originals(book, locale)}
    address = _address(book, name)
    if address not in known:
        guess = nearest(address, known)
        hint = f"; did you mean {guess}?" if guess else ""
        raise TranslationError(f"the source language has no file {address}{hint}")
    return known[address]


def new(book: Book, locale: str, name: str) -> Path:
    """Write the file in which `name` is translated, holding the words of the source, and return its path.

    What is still in the words of the source is shown as not translated, so one may go section by section. Raises
    TranslationError where the file is there already.
    """
    source = original(book, locale, name)
    if source.path.exists():
        raise TranslationError(f"{book.project.relative(source.path)} is there already: go on in it")
    source.path.parent.mkdir(parents=True, exist_ok=True)
    source.path.write_text(source.fresh(), encoding="utf-8")
    return source.path


def done(book: Book, locale: str, name: str) -> Path:
    """Stamp the translation of `name` as made from the source as it is now, and return its path.

    Raises TranslationError where a section is missing, left over or not translated.
    """
    source = _translated(book, locale, name)
    lacking = source.lacking()
    if lacking:
        named = ", ".join(f"`{title}`" for title in lacking[:_MOST])
        more = f" and {len(lacking) - _MOST} more" if len(lacking) > _MOST else ""
        shown = book.project.relative(source.path)
        raise TranslationError(f"{shown}: not translated, or not in the source any more: {named}{more}")
    return _write(source, said_after(source.said, source.stamp))


def review(book: Book, locale: str, name: str, by: str, on: date) -> Path:
    """Note that `by` has reviewed the translation of `name`, and return its path.

    Raises TranslationError where the translation is not stamped as made from the source as it is now.
    """
    source = _translated(book, locale, name)
    if source.said.source != source.stamp:
        shown = book.project.relative(source.path)
        raise TranslationError(f"{shown} is not up to date: `coursebook translate done {locale} {name}` comes first")
    return _write(source, {"source": source.stamp, "status": "reviewed", "reviewed": {"by": by, "on": on}})


def _translated(book: Book, locale: str, name: str) -> Original:
    source = original(book, locale, name)
    if not source.translated:
        command = f"coursebook translate new {locale} {source.address}"
        raise TranslationError(f"{source.address} is not translated yet: begin with `{command}`")
    return source


def stamped(text: str, said: dict, is_page: bool) -> str:
    """Return the text of a file with what is `said` of its translation; every other line stays as it is."""
    block = as_yaml({"translation": said})
    if is_page:
        front = FRONT.match(text)
        kept, rest = (_FIELD.sub("", front[1]), text[front.end() :]) if front else ("", text)
        return f"---\n{block}{kept}---\n{rest}"
    comment = _COMMENT.match(text)[0]
    return comment + block + _FIELD.sub("", text[len(comment) :])


def said_after(said: Translation | None, signs: str) -> dict:
    """Return what is to be said of a translation that a translator has changed: nobody has reviewed it as it is now."""
    return {"source": signs, "status": "draft" if not said or said.status == "reviewed" else said.status}


def _write(source: Original, said: dict) -> Path:
    text = source.path.read_text(encoding="utf-8")
    source.path.write_text(stamped(text, said, source.path.suffix == ".md"), encoding="utf-8")
    return source.path


def _address(book: Book, name: str) -> str:
    """Return the address that a translator means by a path: `courses/en/x.md`, `courses/x.md`, `docs/fr/help.md`."""
    part, _, rest = name.removeprefix("./").partition("/")
    code, _, inside = rest.partition("/")
    below = inside if code in book.project.codes else rest
    return below if part == "docs" and below.endswith(".md") else f"{part}/{below}" if below else part
