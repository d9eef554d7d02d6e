"""What the book cites, and how much of it was read."""

from typing import Annotated, Literal

from pydantic import Field

from coursebook.model.help_line import LanguageCode
from coursebook.model.record import Record, Slug, WebAddress
from coursebook.model.text import Text


class Source(Record):
    """A work that pages cite. `status` says how much of it was read, `says` what it found, with its limits."""

    id: Slug
    title: str
    authors: str
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    published_in: str | None = Field(default=None, alias="in")
    kind: Literal[
        "study",
        "review",
        "trial",
        "survey",
        "framework",
        "guideline",
        "law",
        "news",
        "website",
        "training",
        "report",
    ]
    url: WebAddress | None = None
    doi: str | None = None
    licence: str | None = None
    language: LanguageCode
    status: Literal["read", "excerpt", "weak", "unverified"]
    says: Text

    @property
    def label(self) -> str:
        """How the text refers to it: `Cooper et al. 2024`."""
        return f"{self.authors} {self.year}" if self.year else self.authors


class Sources(Record):
    """The file `sources.yml`."""

    sources: tuple[Source, ...]
