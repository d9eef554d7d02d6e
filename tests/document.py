"""An HTML file as a list of its elements, each with the text within it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SILENT = {"script", "style"}


@dataclass
class Element:
    """A tag with its attributes and its text; an attribute without a value is an empty text."""

    tag: str
    attributes: dict[str, str]
    _all_texts: list[str] = field(default_factory=list, repr=False)  # of the whole document
    _first: int = 0
    _last: int = 0

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        return " ".join("".join(self._all_texts[self._first : self._last]).split())

    def close(self) -> None:
        """Remember that the texts so far are all that is in this element."""
        self._last = len(self._all_texts)

    @property
    def classes(self) -> list[str]:
        return (self["class"] or "").split()


class Document(HTMLParser):
    """What is in an HTML file."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._texts: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        for element in self._open:
            element.close()

    def all(self, tag: str, **attributes: str) -> Iterator[Element]:
        """Give the elements `tag` with these attributes, in the order of the file."""
        for element in self.elements:
            if element.tag == tag and all(element[name] == value for name, value in attributes.items()):
                yield element

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only element `tag` with these attributes."""
        found = list(self.all(tag, **attributes))
        assert len(found) == 1, f"{len(found)} times <{tag} {attributes}>"
        return found[0]

    @property
    def text(self) -> str:
        """Everything that can be read in the page."""
        return self.one("body").text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        so_far = len(self._texts)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._texts, so_far, so_far)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        tags = [element.tag for element in self._open]
        if tag in tags:
            place = len(tags) - 1 - tags[::-1].index(tag)
            for element in self._open[place:]:
                element.close()
            del self._open[place:]

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1].tag not in _SILENT:
            self._texts.append(data)


def documents_in(site: Path) -> dict[str, Document]:
    """Return every page of `site`, parsed, by its path: `fr/help/index.html`.

    The pages that "leave this page" goes to without a connection are none of the book, on purpose; those below `id/`
    stand at names for machines, and only send people on.
    """
    return {
        path.relative_to(site).as_posix(): Document(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
        if not {site / "assets", site / "id"} & {*path.parents}
    }
