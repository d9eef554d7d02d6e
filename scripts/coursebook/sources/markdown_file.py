"""A Markdown page: its front matter as a record, its text with headings, links, macros and raw HTML by line."""

import re
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from coursebook.model.page import FrontMatter, Page, RawHtml
from coursebook.problems import Problem, SourceError
from coursebook.sources.record_file import to_record
from coursebook.sources.text_file import read_text
from coursebook.sources.yaml_file import YamlFile, parse_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Code as Python-Markdown and SuperFences see it, and never more than they do: what is no code there would run.
_CODE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>(?P<mark>[`~])(?P=mark){2,})(?!(?P=mark))[ ]*[\w#.+-]*[ ]*\n"
    r"(?:(?:(?P=indent)[^\n]*|(?!(?P=indent))[ ]*)\n)*?(?P=indent)(?P=fence)[ ]*$"
    r"|`(?<![`\\]`)(?P<more>`*)(?!`)[^\n]+?(?<!`)`(?P=more)(?!`)",  # `re` is three times as quick if a sign comes first
    re.MULTILINE,
)
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^\s<>]*(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>?|<[!?][^>]*>?", re.DOTALL)
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]*:(?://[^\s<>]*|[^\s<>/=]*)|[\w.+-]+@[\w.-]+)>", re.IGNORECASE)


def read_page(path: Path, shown: str, address: str, locale: str) -> Page:
    """Read the page at `path`, shown as `shown`. Raises SourceError with every problem found in it."""
    return parse_page(read_text(path, shown), shown, address, locale)


@lru_cache(maxsize=4096)  # a preview reads the same text again after each edit
def parse_page(text: str, shown: str, address: str, locale: str) -> Page:
    """Return the page with this text. Raises SourceError with every problem found in it."""
    match = _FRONT.match(text)
    front = to_record(parse_yaml(match[1], shown, 2) if match else YamlFile(shown, {}, {}), FrontMatter)
    body = text[match.end() :] if match else text
    first_line = text.count("\n", 0, match.end()) + 1 if match else 1
    bare = without_code(body)
    _refuse_tabs(bare, shown, first_line)
    read = _reader()
    tokens = read.tokens(body)
    return Page(
        address, locale, shown, front, body, first_line,
        headings=read.headings(tokens, first_line),
        links=read.links(tokens, first_line),
        calls=read.calls(bare, shown, first_line),
        raw_html=_raw_html(bare, body, first_line),
    )  # fmt: skip


def _reader() -> ModuleType:
    """Return what reads Markdown and macros; importing it takes long, and most pages were read before."""
    from coursebook.sources import page_parts  # noqa: PLC0415

    return page_parts


@lru_cache(maxsize=4096)  # half of the checks ask for it
def without_code(text: str) -> str:
    """Return `text` with all code blanked out, character for character, so that lines and columns stay."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each piece of code in `text`: there, macros are shown and not run."""
    return [match.span() for match in _CODE.finditer(text)]


def _refuse_tabs(text: str, shown: str, first_line: int) -> None:
    lines = [text.count("\n", 0, tab.start()) + first_line for tab in _TAB.finditer(text)]
    if lines:
        fact, remedy = "the line starts with a tab", "put four spaces in its place"
        raise SourceError(Problem(shown, line, fact, remedy) for line in lines)


def _raw_html(bare: str, body: str, first_line: int) -> tuple[RawHtml, ...]:
    """Return the tags and comments of `bare` as they stand in `body`, with the code that may be in them."""
    tags = TAG.finditer(_AUTOLINK.sub(lambda match: " " * len(match[0]), bare))
    return tuple(RawHtml(body[tag.start() : tag.end()], body.count("\n", 0, tag.start()) + first_line) for tag in tags)
