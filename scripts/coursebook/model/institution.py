"""An institution that offers the book to its own people: its name, looks, contacts, pages, and what it leaves out."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema

from coursebook.model.help_line import Country, LanguageCode, Number
from coursebook.model.palette import Role, Scheme
from coursebook.model.record import Record, Slug, WebAddress
from coursebook.model.text import Text, on_one_line

LOCAL = "local/"  # where its pages are in the book
NEVER_OFF = ("index.md", "help.md", "privacy.md", "licence.md", "independence.md")

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
MailAddress = Annotated[str, StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[a-z]+$")]
Logo = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(svg|png)$")]


def _chosen(value: object, info: ValidationInfo) -> object:
    """Return the words for the language that is read, out of `{en: …, de: …}`; a text alone is for all languages."""
    if isinstance(value, str) and value.strip():
        return Text.for_all(on_one_line(value))
    if not isinstance(value, Mapping) or not value or "*" in value:
        return value
    known = info.context["languages"]
    unknown = next((code for code in value if code not in known), None)
    if unknown is not None:
        raise ValueError(f"`{unknown}` is no language of the book", f"the book is in {', '.join(sorted(known))}")
    code = next(code for code in known if code in value)
    said = value[code]
    if code == known[0] or not isinstance(said, str) or not said.strip():
        return said
    return Text(on_one_line(said)).in_language(code)


_ANY_LANGUAGE = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
Said = Annotated[Text, BeforeValidator(_chosen), WithJsonSchema(_ANY_LANGUAGE)]


class Contact(Record):
    """Somebody at the institution to turn to; `audience` says for whom they are there."""

    id: Slug
    name: Said
    audience: Said = Field(alias="for")
    hours: Said | None = None
    number: Number | None = None
    email: MailAddress | None = None
    web: WebAddress | None = None
    languages: tuple[LanguageCode, ...] = ()
    country: Country | None = None


class Institution(Record):
    """The file `institution.yml`, in one language of the book."""

    name: Said
    logo: Logo | None = None
    colours: dict[Scheme, dict[Role, Colour]] = {}
    contacts: tuple[Contact, ...] = ()
    off: tuple[str, ...] = ()
    first_language: LanguageCode | None = None

    @property
    def folder(self) -> str:
        """The folder of its files, from the root of the project."""
        return str(PurePosixPath(self.at().path).parent)
