"""Which fields of a record hold words for readers: worked out once for each kind of record."""

from functools import cache
from typing import Any

from coursebook.model.record import Record, record_in
from coursebook.model.text import Text


@cache
def holds_words(annotation: Any) -> bool:
    """Tell whether a field of this type holds words for readers, itself or further in."""
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return True
    nested = record_in(annotation)
    if nested:
        return any(holds_words(field.annotation) for field in nested.model_fields.values())
    return any(holds_words(argument) for argument in getattr(annotation, "__args__", ()))


@cache
def fields_with_words(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold words, in their order."""
    return tuple(name for name, field in kind.model_fields.items() if holds_words(field.annotation))


@cache
def fields_with_parts(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold words or other records, in their order."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if holds_words(field.annotation) or record_in(field.annotation))
