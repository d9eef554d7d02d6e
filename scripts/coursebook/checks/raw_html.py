"""Pages are Markdown: of HTML, only what Markdown cannot say and what can do no harm."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem

TAGS = (
    *("abbr", "bdi", "br", "cite", "code", "del", "details", "dfn", "em", "ins", "kbd"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "wbr"),
)

_ATTRIBUTE = r"""\s+(?:(?:lang|dir|title)\s*=\s*(?:"[^"<>`]*"|'[^'<>`]*')|open)"""
_ALLOWED = re.compile(
    rf"<(?:{'|'.join(TAGS)})(?:{_ATTRIBUTE})*\s*/?>|</(?:{'|'.join(TAGS)})\s*>|<!--[^<>`]*-->", re.IGNORECASE
)
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_REMEDIES = {
    "script": "remove it: pages hold nothing that runs",
    "style": "remove it: styles stand in overrides/components/",
    "img": "write ![what it shows](address)",
    "a": "write [text](address)",
    "iframe": "remove it: pages load nothing from elsewhere; link to it",
    "!": "write a comment without <, > and ` in it",
}


def raw_html_is_harmless(book: Book) -> Iterator[Problem]:
    """HTML in a page is one of a few tags for words, with `lang`, `dir`, `title` and `open` at most."""
    for page in every_page(book):
        for raw in page.raw_html:
            if not _ALLOWED.fullmatch(raw.markup):
                fact = f"the HTML `{_short(raw.markup)}` is not allowed in a page"
                yield problem(page.at(raw.line), fact, _remedy(raw.markup))


def _short(markup: str, most: int = 50) -> str:
    text = " ".join(markup.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _remedy(markup: str) -> str:
    name = _NAME.match(markup)
    tag = name[1].lower() if name else "!"
    if tag in TAGS:
        return f"write <{tag}> with no attributes but lang, dir, title and open, and close it with >"
    return _REMEDIES.get(tag, f"write Markdown, or &lt; for the sign; allowed are {', '.join(TAGS)}")
