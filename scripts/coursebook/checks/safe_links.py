"""Links do nothing but lead somewhere."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import Problem
from coursebook.sources.markdown_file import code_spans, without_code

SCHEMES = ("http", "https", "mailto", "tel")

_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")  # what browsers, or Markdown before them, leave out of an address
_SCHEME = re.compile(r"<?([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Beginnings of links by the widest reading: some readers of Markdown take more for a link than others.
_INLINE = re.compile(r"\]\((?=(.{1,200}))", re.DOTALL)
_DEFINITION = re.compile(r"\[(?<!\*\[)[^\^\[\]][^\[\]]*\]:[ ]*\n?[ >]*(\S+)")
_AUTOLINK = re.compile(r"<(?=([a-z][a-z0-9+.-]*:))", re.IGNORECASE)
_END = re.compile(r"[)>\"'].*")


def links_are_safe(book: Book) -> Iterator[Problem]:
    """A link is relative or leads to http, https, mailto or tel: to nothing that runs, to nobody's device."""
    for page in every_page(book):
        for fact, line in _faults(page):
            remedy = "link to a page of the book, or write an address that starts with https, mailto or tel"
            yield problem(page.at(line), fact, remedy)


def _faults(page: Page) -> Iterator[tuple[str, int]]:
    for link in page.links:
        fact = _fault(link.target)
        if fact:
            yield fact, link.line
    bare = without_code(page.body)
    for match in (*_INLINE.finditer(bare), *_AUTOLINK.finditer(bare), *_definitions(page.body)):
        fact = _fault(match[1])
        if fact:
            yield fact, page.first_line + page.body.count("\n", 0, match.start(1))


def _definitions(text: str) -> Iterator[re.Match[str]]:
    """Give the definitions of links in `text`; one with code inside is still one, one inside of code is none."""
    for match in _DEFINITION.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in code_spans(text)):
            yield match


@lru_cache(maxsize=16384)  # the pages of all languages have the same links
def _fault(target: str) -> str | None:
    address = _IGNORED.sub("", unescape(target))
    if address.replace("\\", "/").lstrip("<").startswith("//"):
        return f"the link `{_END.sub('', address.lstrip('<'))[:60]}` has no https: before its two slashes"
    scheme = _SCHEME.match(address.replace("\\", ""))
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"the link leads to `{scheme[1].lower()}:`, which is not allowed"
    return None
