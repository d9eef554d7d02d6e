"""Attribute lists, `{: .name }`, hold only what can do no harm."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import Problem
from coursebook.sources.markdown_file import without_code

_KEY = r"""(?:lang|dir|title|width|height|loading)=(?:"[^"<>{}\n]*"|'[^'<>{}\n]*'|[\w.%-]+)"""
_ITEM = rf"(?:[#.][\w-]+|{_KEY})"
_ALLOWED = re.compile(rf"\{{:?[ ]*{_ITEM}(?:[ ]+{_ITEM})*[ ]*\}}")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_REMEDY = "keep #name, .class, lang, dir, title, width, height, loading; put braces to show in `backticks`"
_LIST = re.compile(r"\{[^}\n]*\}")


def attribute_lists_are_harmless(book: Book) -> Iterator[Problem]:
    """Single braces hold only #name, .class, lang, dir, title, width, height and loading."""
    for page in every_page(book):
        if "{" in page.body:
            yield from _problems(page)


def _problems(page: Page) -> Iterator[Problem]:
    text = _MACRO.sub(_blank, without_code(page.body))
    for number, line in enumerate(text.split("\n"), page.first_line):
        for found in _LIST.findall(_ALLOWED.sub("", line)):
            yield problem(page.at(number), f"the attribute list `{found}` holds what is not allowed", _REMEDY)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
