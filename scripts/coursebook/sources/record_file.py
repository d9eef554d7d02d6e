"""Plain data -> record, with a friendly problem for each field that is wrong."""

from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coursebook.model.record import Keys, Origin, Record, records_in
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
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "bool_type": ("is neither true nor false", "write true or false"),
    "text_type": ("is not text", "put it in quotes"),
    "text_empty": ("is empty", "write the text, or remove the field if it may be missing"),
}
_LIMITS = {"gt": "more than {}", "ge": "{} or more", "lt": "less than {}", "le": "{} at most"}
_PATTERNS = {
    "a-z0-9]+(-": "use lower-case letters, digits and single hyphens: `active-listening`",
    r"\+?[0-9]": "write a number with digits, spaces and hyphens only: 0800 12 345",
    "[01][0-9]": "write a time of day: 09:30",
    "mon|tue": "write a day, or the first and the last of some days: mon-fri",
    "[a-z]{2,3}": "write the code of a language, such as fr",
    "[A-Z]{2}": "write the code of a country, such as BE",
    "webm|mp4": "write where the film stands below docs/, as webm or mp4: assets/films/first-talk.webm",
    r"[\w-]+\.(svg": "write the name of a file beside institution.yml, as svg or png: logo.svg",
    "svg|png": "write where the image stands below docs/, as svg, png, jpg or webp: assets/films/first-talk.png",
    "https?": "write a whole address that starts with https://",
    "#[0-9a": "write a colour as # and six digits or letters from a to f: #0b5a5e",
    "@<>": "write an address such as listening@example.org",
    "[A-Z][0-9]+(": "write a code such as K1, K1.1, H7 or T3",
    "[A-Z]$": "write one capital letter",
    "[A-Z][0-9]+$": "write the id of a competency, such as A1",
}


def to_record(file: YamlFile, model: type[R], languages: tuple[str, ...] = ()) -> R:
    """Return the data of `file` as a `model`. Raises SourceError with a problem for each field that is wrong.

    Where a text stands in several languages, the first of `languages` that it has is taken.
    """
    try:
        record = model.model_validate(file.data, context={"file": file, "languages": languages})
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _follows(detail)]
        raise SourceError(_problem(detail, file, model) for detail in details) from None
    record.come_from(Origin(file.path, file.lines))
    return record


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether a list is only too short because an item of it is wrong, which is told already."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, file: YamlFile, model: type[Record]) -> Problem:
    keys = _known_part(detail["loc"] + _field_of(detail), file.data)
    fact, remedy = _message(detail, model)
    return Problem(file.path, Origin(file.path, file.lines).at(*keys).line, fact, remedy)


def _field_of(detail: ErrorDetails) -> Keys:
    """Return the field to point at, where what is wrong with a record lies in one of its fields."""
    if detail["type"].startswith("union_tag"):
        return ("kind",)
    return detail["ctx"]["error"].args[2:3] if detail["type"] == "value_error" else ()


def _message(detail: ErrorDetails, model: type[Record]) -> tuple[str, str]:
    kind, field = detail["type"], _name(detail["loc"])
    if kind == "missing":
        return f"`{field}` is missing", f"add `{field}:` here"
    if kind == "extra_forbidden":
        known = _fields_at(model, detail["loc"][:-1])
        return f"`{field}` is not a known field", did_you_mean(field, known, f"known are {', '.join(known)}")
    if kind.startswith("union_tag"):
        return _unknown_kind(detail, model)
    if kind == "literal_error":
        return f"`{field}` is {detail['input']!r}", f"it can be {detail['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        remedy = next((text for sign, text in _PATTERNS.items() if sign in pattern), f"it must look like {pattern}")
        return f"`{field}` is {detail['input']!r}", remedy
    if kind == "value_error":
        fact, remedy = (*detail["ctx"]["error"].args, "keep one of them")[:2]
        return fact, remedy
    fact, remedy = _of_size(detail) or _TYPES.get(kind, (detail["msg"].removeprefix("Input "), "correct the value"))
    return f"`{field}` {fact}", remedy


def _of_size(detail: ErrorDetails) -> tuple[str, str] | None:
    """Return what is wrong with something that is too short, too long, too small or too large."""
    kind, given, limits = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "too_long" and isinstance(given, str):
        return f"has {len(given)} characters", f"shorten it to {limits['max_length']} at most"
    if kind == "too_long":
        return "has too many items", f"keep {limits['max_length']} at most"
    if kind == "too_short":
        return "has too few items", f"add what is missing: it takes {limits['min_length']} or more"
    limit = next((words.format(limits[sign]) for sign, words in _LIMITS.items() if sign in limits), None)
    return (f"is {given}", f"it has to be {limit}") if limit else None


def _unknown_kind(detail: ErrorDetails, model: type[Record]) -> tuple[str, str]:
    choices, _ = _records_at(model, detail["loc"])
    known = [kind for choice in choices for kind in _kinds(choice)]
    otherwise = f"it can be {', '.join(known)}"
    if detail["type"] == "union_tag_not_found":
        return "`kind` is missing", f"add `kind:` here; {otherwise}"
    given = str(detail["ctx"]["tag"])
    return f"`kind` is {given!r}", did_you_mean(given, known, otherwise)


def _name(keys: Keys) -> str:
    """Return the name of the field, with the number of the item where it is one of a list; none for the whole file."""
    if not keys:
        return ""
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
    _, found = _records_at(model, keys)
    return [field.alias or name for name, field in found.model_fields.items()]


def _records_at(model: type[Record], keys: Keys) -> tuple[list[type[Record]], type[Record]]:
    """Return the kinds of record that may stand where `keys` lead, starting from `model`, and the one that does."""
    choices: list[type[Record]] = []
    for key in keys:
        if isinstance(key, str) and key in model.model_fields:
            choices = records_in(model.model_fields[key].annotation)
            model = choices[0] if choices else model
        else:  # pydantic names the one of several kinds of record by what its `kind` says
            model = next((choice for choice in choices if key in _kinds(choice)), model)
    return choices, model


def _kinds(model: type[Record]) -> tuple:
    return get_args(model.model_fields["kind"].annotation) if "kind" in model.model_fields else ()
