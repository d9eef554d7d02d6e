"""The HTML of a page's article -> its sections, as a search reads them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Literal

from lxml.etree import HTMLParser, _Element, fromstring

Field = Literal["title", "term", "heading", "text"]

_VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
_INLINE = {"a", "abbr", "b", "bdi", "button", "cite", "code", "dfn", "em", "i", "mark", "s", "small", "span", "strong"}
_SILENT = {"script", "style", "svg", "template"}
_FIELDS: dict[str, Field] = {"h1": "title", "dfn": "term"}
_BREAK = "\v"  # between two blocks; no text has it
_ENDS = ".!?:;…»”"
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_NAMED = re.compile(r"&[A-Za-z]\w*;")  # signs by their names: lxml knows those of HTML 4 only

_parser = HTMLParser()


@dataclass
class Section:
    """A part of a page that a link can lead to. `runs` are its texts, each with its language and what it is.

    A section begins at a heading that has an id; the headings within components have none.
    """

    anchor: str = ""
    runs: list[tuple[str, Field, str]] = field(default_factory=list)

    @property
    def texts(self) -> dict[tuple[str, Field], str]:
        """What stands in each language and field; what was apart stays apart."""
        found: dict[tuple[str, Field], list[str]] = defaultdict(list)
        for code, kind, text in self.runs:
            found[code, kind].append(text)
        return {key: _BREAK.join(texts) for key, texts in found.items()}

    def said(self, *fields: Field) -> str:
        """Return what stands in `fields`, as one line; a dot stands between blocks that do not end like a sentence."""
        blocks = "".join(text for _, kind, text in self.runs if kind in fields).split(_BREAK)
        lines = [line for line in (" ".join(block.split()) for block in blocks) if line]
        ends = [" " if line[-1] in _ENDS else " · " for line in lines[:-1]] + [""]
        return "".join(line + end for line, end in zip(lines, ends, strict=False))


@dataclass(frozen=True)
class Place:
    """A page in the book: `part` is where it stands, `code` its other name (`K2.3`), `weight` how much it matters."""

    address: str
    title: str
    part: str = ""
    code: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Article:
    """A page as a search knows it. Its language is the one that it is read in."""

    place: Place
    language: str
    sections: tuple[Section, ...]


def article(html: str, page: Place, language: str) -> Article:
    """Return the article that `html` shows on a page in `language`.

    What carries `data-search-exclude` is left out, and so are signs that screen readers do not read either. The
    language of the article is the one that most of its text is in: a page that waits for its translation shows the
    text of another.
    """
    reader = _Reader()
    reader.read_inside(_parsed(html), language, "text")
    names = [page.code] if reader.sections[0].said("title") else [page.code, page.title]
    reader.sections[0].runs += [(language, "title", f" {name} ") for name in names]
    return Article(page, _main_language(reader.sections, language), tuple(reader.sections))


def _main_language(sections: list[Section], language: str) -> str:
    lengths = Counter({language: 1})
    for code, _, text in _runs(sections):
        lengths[code] += len(text)
    return lengths.most_common(1)[0][0]


def _runs(sections: list[Section]) -> Iterator[tuple[str, Field, str]]:
    for section in sections:
        yield from section.runs


class _Reader:
    """Goes through the elements of an article and notes their texts, each with the language and field around it."""

    def __init__(self) -> None:
        self.sections = [Section()]

    def read(self, element: _Element, code: str, kind: Field) -> None:
        """Note the texts in `element`, which stands in `code` and `kind`; what is silent has none."""
        tag = element.tag
        silent = _is_silent(element)
        within = _FIELDS.get(tag, kind)
        if tag in _HEADINGS and element.get("id") and not silent:
            self.sections.append(Section(element.get("id")))
            within = "heading"
        if tag not in _INLINE:
            self._note(_BREAK, code, kind)
        if tag in _VOID:
            return
        if not silent:
            self.read_inside(element, element.get("lang") or code, within)
        if tag not in _INLINE:
            self._note(_BREAK, code, kind)

    def read_inside(self, element: _Element, code: str, kind: Field) -> None:
        if element.text:
            self._note(element.text, code, kind)
        for child in element:
            if isinstance(child.tag, str):  # and no comment
                self.read(child, code, kind)
            if child.tail:
                self._note(child.tail, code, kind)

    def _note(self, text: str, code: str, kind: Field) -> None:
        """Note `text`, but no second gap after one: around what is left out, others stand in the HTML and none here."""
        runs = self.sections[-1].runs
        if not text.isspace() or runs[-1:] != [(code, kind, _BREAK)]:
            runs.append((code, kind, text))


def _is_silent(element: _Element) -> bool:
    excluded = element.get("data-search-exclude") is not None
    return excluded or element.tag in _SILENT or element.get("aria-hidden") == "true"


def _parsed(html: str) -> _Element:
    """Return the element `body` that holds `html`."""
    known = _NAMED.sub(lambda name: escape(unescape(name[0])), html)
    return fromstring(f"<body>{known}</body>", _parser).find("body")
