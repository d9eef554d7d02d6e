"""Pages are Markdown: of HTML, only what Markdown cannot say and what can do no harm."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page, RawHtml
from coursebook.problems import Problem
from coursebook.sources.markdown_file import TAG

TAGS = (
    *("abbr", "bdi", "br", "cite", "code", "del", "details", "dfn", "em", "ins", "kbd"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "wbr"),
)

_ATTRIBUTE = r"""\s+(?:(?:lang|dir|title)\s*=\s*(?:"[^"<>`]*"|'[^'<>`]*')|open)"""
_ALLOWED = re.compile(
    rf"<(?:{'|'.join(TAGS)})(?:{_ATTRIBUTE})*\s*/?>|</(?:{'|'.join(TAGS)})\s*>|<!--[^<>`]*-->", re.IGNORECASE
)
# In these, Markdown is not read: what looks like code or like a link is HTML.
_BLOCK = re.compile(r"</?(?:details|summary)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<>]*-->(?=[ \t]*[^\s])")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_REMEDIES = {
    "script": "remove it: pages hold nothing that runs",
    "style": "remove it: styles stand in overrides/components/",
    "img": "write ![what it shows](address)",
    "a": "write [text](address)",
    "iframe": "remove it: pages load nothing from elsewhere; link to it",
    "!": "remove it; a comment, <!-- … -->, has no <, > and ` in it",
}


def raw_html_is_harmless(book: Book) -> Iterator[Problem]:
    """HTML in a page is one of a few tags for words, with `lang`, `dir`, `title` and `open` at most."""
    for page in every_page(book):
        refused = [raw for raw in _all_html(page) if not _ALLOWED.fullmatch(raw.markup)]
        opened = {_tag(raw.markup) for raw in refused if not raw.markup.startswith("</")}
        for raw in refused:
            if not (raw.markup.startswith("</") and _tag(raw.markup) in opened):  # told with its beginning
                fact = f"the HTML `{_short(raw.markup)}` is not allowed in a page"
                yield problem(page.at(raw.line), fact, _remedy(_tag(raw.markup)))


def comments_end_their_line(book: Book) -> Iterator[Problem]:
    """A comment, `<!-- … -->`, has nothing behind it on its line: readers of Markdown differ on what that is."""
    for page in every_page(book):
        for comment in _COMMENT.finditer(page.body if "<!--" in page.body else ""):
            line = page.first_line + page.body.count("\n", 0, comment.end())
            yield problem(page.at(line), "text stands behind a comment, on the same line", "begin a new line after -->")


def blocks_stand_apart_from_code(book: Book) -> Iterator[Problem]:
    """On a line with <details> or <summary> stands no code: readers of Markdown differ on where the one ends."""
    for page in filter(_has_blocks, every_page(book)):
        for number, line in enumerate(page.body.split("\n"), page.first_line):
            if "`" in line and _BLOCK.search(line):
                remedy = "put the tag on a line of its own; a folded box is written as ??? note"
                yield problem(page.at(number), "code stands on one line with <details> or <summary>", remedy)


def _has_blocks(page: Page) -> bool:
    return any(_BLOCK.match(raw.markup) for raw in page.raw_html)


def _all_html(page: Page) -> tuple[RawHtml, ...]:
    if not _has_blocks(page):
        return page.raw_html
    lines = page.body.count
    return tuple(RawHtml(tag[0], page.first_line + lines("\n", 0, tag.start())) for tag in TAG.finditer(page.body))


def _short(markup: str, most: int = 50) -> str:
    text = " ".join(markup.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _tag(markup: str) -> str:
    name = _NAME.match(markup)
    return name[1].lower() if name else "!"


def _remedy(tag: str) -> str:
    if tag in TAGS:
        return f"write <{tag}> with no attributes but lang, dir, title and open, and close it with >"
    return _REMEDIES.get(tag, "write Markdown in its place, or &lt; for the sign itself")
