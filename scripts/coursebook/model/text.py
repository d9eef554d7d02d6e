"""Words for readers."""

import re

from markupsafe import Markup, escape
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

_SPACE = re.compile(r"[ \t\n]+")


class Text(str):
    """Words that a reader sees and a translator translates.

    `language` is set where they are not in the language of the page (a translation lacks them, so the source
    stands in); templates then mark them up, so that a screen reader pronounces them right (WCAG 3.1.2).
    `everywhere` is set for a name that is the same in all languages, written `{"*": "Telefonseelsorge"}`.
    """

    language: str | None = None
    everywhere: bool = False

    def in_language(self, code: str) -> "Text":
        """Return the same words, marked as being in the language `code`; a name for all languages is in none."""
        if self.everywhere:
            return self
        text = Text(self)
        text.language = code
        return text

    def __html__(self) -> Markup:
        words = escape(typographic(self))
        return Markup('<span lang="{}">{}</span>').format(self.language, words) if self.language else words

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler):
        return core_schema.no_info_plain_validator_function(_text, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: GetJsonSchemaHandler) -> dict:
        return {"type": "string", "minLength": 1, "words": True}

    @classmethod
    def for_all(cls, words: str) -> "Text":
        """Return `words` as a name that is the same in all languages."""
        text = cls(words)
        text.everywhere = True
        return text


def typographic(text: str) -> str:
    """Return `text` with curly apostrophes, as print has them."""
    return str(text).replace("'", "\u2019")


def _text(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, dict) and value.keys() == {"*"}:
        return Text.for_all(_text(value["*"]))
    if not isinstance(value, str | None):
        raise PydanticCustomError("text_type", "is not text; put it in quotes")
    if not value or not value.strip():
        raise PydanticCustomError("text_empty", "is empty")
    return Text(on_one_line(value))


def on_one_line(text: str) -> str:
    """Return `text` with its lines joined; a no-break space stays one (French has it before `?` and within quotes)."""
    return _SPACE.sub(" ", text).strip(" ")
