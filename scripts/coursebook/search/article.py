"""The HTML of a page's article -> its sections, as a search reads them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Field = Literal["title", "term", "heading", "text"]

_VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
_INLINE = {"a", "abbr", "b", "bdi", "button", "cite", "code", "dfn", "em", "i", "mark", "s", "small", "span", "strong"}
_SILENT = {"script", "style", "svg", "template"}
_FIELDS: dict[str, Field] = {"h1": "title", "dfn": "term"}
_BREAK = "\v"  # between two blocks; no text has it
_ENDS = ".!?:;…»”"
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


@dataclass
class Section:
    """A part of a page that a link can lead to. `runs` are its texts, each with its language and what it is.

    A section begins at a heading that has an id; the headings within components have none.
    """

    anchor: str = ""
    runs: list[tuple[str, Field, str]] = field(default_factory=list)

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
    reader = _Reader(language)
    reader.feed(html)
    reader.close()
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


@dataclass(frozen=True)
class _Open:
    """An element that has begun and what holds within it."""

    tag: str
    language: str
    field: Field
    silent: bool


class _Reader(HTMLParser):
    def __init__(self, language: str):
        super().__init__(convert_charrefs=True)
        self.sections = [Section()]
        self._open = [_Open("", language, "text", silent=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        around = self._open[-1]
        silent = around.silent or tag in _SILENT or "data-search-exclude" in given or given.get("aria-hidden") == "true"
        kind = _FIELDS.get(tag, around.field)
        if tag in _HEADINGS and given.get("id") and not silent:
            self.sections.append(Section(given["id"]))
            kind = "heading"
        self._break(tag)
        if tag not in _VOID:
            self._open.append(_Open(tag, given.get("lang") or around.language, kind, silent))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass
        self._break(tag)

    def handle_data(self, data: str) -> None:
        now = self._open[-1]
        if not now.silent:
            self.sections[-1].runs.append((now.language, now.field, data))

    def _break(self, tag: str) -> None:
        """Keep the last word before a block apart from the first one in it."""
        now = self._open[-1]
        if tag not in _INLINE and not now.silent:
            self.sections[-1].runs.append((now.language, now.field, _BREAK))
