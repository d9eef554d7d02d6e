"""Pages: what their front matter says, and what is in their text."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Annotated, Literal

from pydantic import Field, model_validator

from coursebook.model.institution import LOCAL
from coursebook.model.record import Origin, Place, Record
from coursebook.model.text import Text
from coursebook.packed import packed, unpacked


class Reviewer(Record):
    """Who has read a text, and when."""

    by: str
    on: date


class Review(Record):
    """Who has reviewed a source text: a person with lived experience, an expert of the field."""

    lived_experience: Reviewer | None = None
    expert: Reviewer | None = None


class Translation(Record):
    """What a translation was made from and whether a native speaker has reviewed it."""

    source: str | None = None
    status: Literal["machine", "draft", "reviewed"]
    reviewed: Reviewer | None = None

    @model_validator(mode="after")
    def _reviewed_by_somebody(self) -> "Translation":
        if (self.status == "reviewed") != bool(self.reviewed):
            raise ValueError("`status: reviewed` and `reviewed: {by: …, on: …}` go together")
        return self


class FrontMatter(Record):
    """The fields between `---` and `---` at the top of a Markdown file."""

    title: Text | None = None
    description: Annotated[Text | None, Field(max_length=200)] = None
    layout: Literal["page", "home"] = "page"
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    safety: bool = False  # outdated words of any section would put somebody at risk
    review: Review | None = None
    translation: Translation | None = None


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str
    line: int
    safety: bool = False  # marked `{.safety}`: outdated words would put somebody at risk


@dataclass(frozen=True)
class Link:
    """A link or an image: where it leads, its text (for an image its alternative text), its line."""

    target: str
    text: str
    line: int
    image: bool = False


@dataclass(frozen=True)
class Call:
    """A macro as written in a page, with its arguments."""

    name: str
    arguments: tuple[object, ...]
    named: tuple[tuple[str, object], ...]
    line: int

    @property
    def values(self) -> tuple[object, ...]:
        """What the macro is given, with or without the name of an argument."""
        return self.arguments + tuple(value for _, value in self.named)


@dataclass(frozen=True)
class RawHtml:
    """A tag or a comment that stands in the text of a page."""

    markup: str
    line: int


# What folds up with the text of a page; the calls in it do not, for others ask which page shows a quiz.
_TEXT = ("body", "first_line", "headings", "links", "raw_html")


@dataclass(frozen=True)
class Page:
    """A Markdown page of one language. `address` is its path in the book: `courses/discovering/index.md`."""

    address: str
    locale: str
    path: str
    front: FrontMatter
    body: str
    first_line: int
    headings: tuple[Heading, ...] = field(default_factory=tuple)  # no value of the class: see `__getattr__`
    links: tuple[Link, ...] = field(default_factory=tuple)
    calls: tuple[Call, ...] = field(default_factory=tuple)
    raw_html: tuple[RawHtml, ...] = field(default_factory=tuple)

    def __getstate__(self) -> dict[str, object]:
        """Fold up the text where the page is kept: of most pages that come back, nobody asks for it."""
        own = {name: value for name, value in vars(self).items() if name not in _TEXT}
        own |= {"shape": self.shape, "body_digest": self.body_digest}
        if "_folded" not in own:
            own["_folded"] = packed([vars(self)[name] for name in _TEXT])
        return own

    def __getattr__(self, name: str) -> object:
        """Unfold the text of a page that was kept, and return the part `name` of it."""
        if name not in _TEXT or "_folded" not in vars(self):
            raise AttributeError(name)
        vars(self).update(zip(_TEXT, unpacked(vars(self)["_folded"]), strict=True))
        return vars(self)[name]

    def __hash__(self) -> int:
        """Path and text tell pages apart well enough, and quickly: what was worked out for a page is kept by it."""
        return hash((self.path, self.body))

    @cached_property
    def shape(self) -> str:
        """A digest of what others may know of it, pages and checks: all but its text, its links and its lines."""
        headings = [(heading.level, heading.text, heading.anchor, heading.safety) for heading in self.headings]
        calls = [(call.name, call.arguments, call.named) for call in self.calls]
        known = repr((self.address, self.locale, self.front, headings, calls))
        return blake2b(known.encode(), digest_size=16).hexdigest()

    @cached_property
    def body_digest(self) -> str:
        """A digest of its text, known without unfolding it."""
        return blake2b(self.body.encode(), digest_size=16).hexdigest()

    @property
    def local(self) -> bool:
        """Whether an institution adds it to the book: it is then no translation, whatever its language."""
        return self.address.startswith(LOCAL)

    def at(self, line: int) -> Place:
        return Place(self.path, line)

    @property
    def origin(self) -> Origin:
        return self.front._origin

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources that the page cites, in the order of the text, each once."""
        ids = [str(call.values[0]) for call in self.calls if call.name == "cite" and call.values]
        return tuple(dict.fromkeys(ids))
