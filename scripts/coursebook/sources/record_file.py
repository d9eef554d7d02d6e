"""Plain data -> record, with a friendly problem for each field that is wrong."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coursebook.model.record import Keys, Origin, Record
from coursebook.problems import Problem, SourceError, did_you_mean
from coursebook.sources.yaml_file import YamlFile

R = TypeVar("R", bound=Record)

_TYPES = {
    "string_type": ("is not text", "put it in quotes"),
    "int_type": ("is not a whole number", "write digits only"),
    "int_parsing": ("is not a whole number", "write digits only"),
    "tuple_type": ("is not a list", "write each item on a line of its own after `- `, or all in [brackets]"),
    "dict_type": ("is not a list of `name: value` fields", "write `name: value`, two spaces further in"),
    "model_type": ("is not a list of `name: value` fields", "write `name: value`, two spaces further in"),
    "date_from_datetime_parsing": ("is not a date", "write it as year-month-day, for example 2026-11-20"),
    "date_from_datetime_inexact": ("is not a date", "write it as year-month-day, for example 2026-11-20"),
    "date_type": ("is not a date", "write it as year-month-day, for example 2026-11-20"),
    "text_type": ("is not text", "put it in quotes"),
    "text_empty": ("is empty", "write the text, or remove the field if it may be missing"),
    "too_short": ("has too few items", "add what is missing"),
    "too_long": ("has too many items", "remove what is too much"),
}
_PATTERNS = {
    "a-z0-9]+(-": "use lower-case letters, digits and single hyphens: `active-listening`",
    r"\+?[0-9]": "write a number with digits, spaces and hyphens only: 0800 12 345",
    "[01][0-9]": "write a time of day: 09:30",
    "mon|tue": "write a day, or the first and the last of some days: mon-fri",
    "[a-z]{2,3}": "write the code of a language, such as fr",
    "[A-Z]{2}": "write the code of a country, such as BE",
    "https?": "write a whole address that starts with https://",
    "[A-Z][0-9]+(": "write a code such as K1, K1.1, H7 or T3",
    "[A-Z]$": "write one capital letter",
    "[A-Z][0-9]+$": "write the id of a competency, such as A1",
}


def to_record(file: YamlFile, model: type[R]) -> R:
    """Return the data of `file` as a `model`. Raises SourceError with a problem for each field that is wrong."""
    try:
        record = model.model_validate(file.data, context={"file": file})
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _follows(detail)]
        raise SourceError(_problem(detail, file, model) for detail in details) from None
    record.come_from(Origin(file.path, file.lines))
    return record


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether a list is only too short because an item of it is wrong, which is told already."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, file: YamlFile, model: type[Record]) -> Problem:
    keys = _known_part(detail["loc"], file.data)
    fact, remedy = _message(detail, model)
    return Problem(file.path, Origin(file.path, file.lines).at(*keys).line, fact, remedy)


def _message(detail: ErrorDetails, model: type[Record]) -> tuple[str, str]:
    kind, field = detail["type"], _name(detail["loc"])
    if kind == "missing":
        return f"`{field}` is missing", f"add `{field}:` here"
    if kind == "extra_forbidden":
        known = _fields_at(model, detail["loc"][:-1])
        return f"`{field}` is not a known field", did_you_mean(field, known, f"known are {', '.join(known)}")
    if kind == "literal_error":
        return f"`{field}` is {detail['input']!r}", f"it can be {detail['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        remedy = next((text for sign, text in _PATTERNS.items() if sign in pattern), f"it must look like {pattern}")
        return f"`{field}` is {detail['input']!r}", remedy
    if kind == "too_long" and isinstance(detail["input"], str):
        most = detail["ctx"]["max_length"]
        return f"`{field}` has {len(detail['input'])} characters", f"shorten it to {most} at most"
    if kind == "value_error":
        return str(detail["ctx"]["error"]), "keep one of them"
    fact, remedy = _TYPES.get(kind, (detail["msg"].removeprefix("Input "), "correct the value"))
    return f"`{field}` {fact}", remedy


def _name(keys: Keys) -> str:
    """Return the name of the field, with the number of the item where it is one of a list."""
    names = [key for key in keys if isinstance(key, str) and key != "[key]"] or [str(keys[-1])]
    last = keys[-1]
    return f"{names[-1]}[{last + 1}]" if isinstance(last, int) and names[-1] != str(last) else str(names[-1])


def _known_part(keys: Keys, data: Any) -> Keys:
    """Return the beginning of `keys` that leads to something in `data`; pydantic adds steps of its own."""
    known: list[str | int] = []
    for key in keys:
        if (
            isinstance(data, dict)
            and key in data
            or isinstance(data, list)
            and isinstance(key, int)
            and key < len(data)
        ):
            data = data[key]
            known.append(key)
        elif isinstance(data, dict) and str(key).isdigit() and int(key) in data:
            data = data[int(key)]
            known.append(int(key))
    return tuple(known)


def _fields_at(model: type[Record], keys: Keys) -> list[str]:
    """Return the names of the fields of the record that `keys` lead to, starting from `model`."""
    for key in keys:
        if not isinstance(key, str) or key not in model.model_fields:
            continue
        nested = record_in(model.model_fields[key].annotation)
        if nested:
            model = nested
    return [field.alias or name for name, field in model.model_fields.items()]


def record_in(annotation: Any) -> type[Record] | None:
    """Return the kind of record that a field of this type holds, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (record_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
