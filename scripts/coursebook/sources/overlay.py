"""The words of one language over the records of the source language.

Structure stands once, in the source; a translated file repeats ids and gives words. What it lacks is taken from the
source language and marked as being in it.
"""

from typing import Any, TypeVar

from pydantic.fields import FieldInfo

from coursebook.model.record import Keys, Record
from coursebook.model.text import Text, on_one_line
from coursebook.problems import Problem, SourceError, did_you_mean
from coursebook.sources.record_file import record_in
from coursebook.sources.yaml_file import YamlFile

R = TypeVar("R", bound=Record)


def translate(record: R, words: YamlFile, source: str) -> R:
    """Return `record` with the words of a translated file; `source` is the code of the source language.

    Raises SourceError where the translation says something that the source does not have.
    """
    overlay = _Overlay(words, source)
    translated = overlay.record(record, {key: value for key, value in words.data.items() if key != "translation"}, ())
    if overlay.problems:
        raise SourceError(overlay.problems)
    translated.come_from(record._origin)
    return translated


def untranslated(record: R, source: str) -> R:
    """Return `record` with all its words marked as being in the source language."""
    marked = _Overlay(YamlFile("", {}, {}), source).record(record, {}, ())
    marked.come_from(record._origin)
    return marked


class _Overlay:
    def __init__(self, words: YamlFile, source: str):
        self.words = words
        self.source = source
        self.problems: list[Problem] = []

    def refuse(self, keys: Keys, fact: str, remedy: str) -> None:
        line = self.words.lines.get(keys, 1)
        self.problems.append(Problem(self.words.path, line, fact, remedy))

    def record(self, record: R, words: Any, keys: Keys) -> R:
        if not isinstance(words, dict):
            self.refuse(keys, "here the source has fields, not a text", "repeat the fields of the source")
            return record
        fields = type(record).model_fields
        translatable = {name for name, field in fields.items() if holds_words(field.annotation)}
        for key in words.keys() - translatable - {record.KEY}:
            self._refuse_field(key, keys, fields, translatable | {record.KEY})
        for name in words.keys() & translatable:
            self._refuse_length(words[name], fields[name], (*keys, name))
        return record.model_copy(
            update={name: self.value(getattr(record, name), words.get(name), (*keys, name)) for name in translatable}
        )

    def _refuse_length(self, words: Any, field: FieldInfo, keys: Keys) -> None:
        """Refuse a text that is longer than the field may be in any language: a speech bubble has room for so much."""
        most = max((getattr(rule, "max_length", 0) for rule in field.metadata), default=0)
        if most and isinstance(words, str) and len(words) > most:
            self.refuse(keys, f"`{keys[-1]}` has {len(words)} characters", f"shorten it to {most} at most")

    def _refuse_field(self, key: str, keys: Keys, fields: dict, translatable: set[str]) -> None:
        if key in fields:
            fact, remedy = (
                f"`{key}` is not for translation",
                "remove it: it stands once, in the source language",
            )
        else:
            names = ", ".join(sorted(translatable))
            fact, remedy = (
                f"the source has no field `{key}`",
                did_you_mean(key, translatable, f"known are {names}"),
            )
        self.refuse((*keys, key), fact, remedy)

    def value(self, value: Any, words: Any, keys: Keys) -> Any:
        if isinstance(value, Text):
            return self.text(value, words, keys)
        if isinstance(value, Record):
            return self.record(value, words or {}, keys)
        if isinstance(value, dict):
            return self.mapping(value, words or {}, keys)
        if isinstance(value, tuple) and value:
            return self.records(value, words, keys) if isinstance(value[0], Record) else self.texts(value, words, keys)
        return value

    def text(self, value: Text, words: Any, keys: Keys) -> Text:
        if words is None:
            return value.in_language(self.source)
        if not isinstance(words, str) or not words.strip():
            self.refuse(keys, f"`{keys[-1]}` is not text", "put the translated text here, in quotes")
            return value
        return Text(on_one_line(words))

    def mapping(self, value: dict, words: Any, keys: Keys) -> dict:
        if not isinstance(words, dict):
            self.refuse(keys, "here the source has `name: text` fields", "repeat the names of the source")
            return value
        for key in words.keys() - value.keys():
            known = ", ".join(map(str, value))
            self.refuse((*keys, key), f"the source has no `{key}` here", f"the source has {known or 'none'}")
        return {key: self.value(item, words.get(key), (*keys, key)) for key, item in value.items()}

    def texts(self, value: tuple[Text, ...], words: Any, keys: Keys) -> tuple[Text, ...]:
        if words is None:
            return tuple(text.in_language(self.source) for text in value)
        if not isinstance(words, list) or len(words) != len(value):
            given = f"has {_items(len(words))}" if isinstance(words, list) else "is no list"
            fact = f"`{keys[-1]}` {given}, the source has {_items(len(value))}"
            self.refuse(keys, fact, "translate each item, in order")
            return value
        pairs = zip(value, words, strict=True)
        return tuple(self.text(text, word, (*keys, index)) for index, (text, word) in enumerate(pairs))

    def records(self, value: tuple[Record, ...], words: Any, keys: Keys) -> tuple[Record, ...]:
        key = value[0].KEY
        by_id = self._words_by_id(words or [], key, keys)
        known = {str(getattr(record, key)) for record in value}
        for id_, (position, _) in by_id.items():
            if id_ not in known:
                remedy = did_you_mean(id_, known, "a translation repeats the ids of the source and adds none")
                self.refuse((*keys, position), f"the source has no `{id_}` here", remedy)
        found = [(record, by_id.get(str(getattr(record, key)), (0, {}))) for record in value]
        return tuple(self.record(record, said, (*keys, position)) for record, (position, said) in found)

    def _words_by_id(self, words: Any, key: str, keys: Keys) -> dict[str, tuple[int, dict]]:
        by_id: dict[str, tuple[int, dict]] = {}
        if not isinstance(words, list):
            self.refuse(keys, f"`{keys[-1]}` is not a list", "repeat the `- id:` items of the source")
            return by_id
        for position, item in enumerate(words):
            if not isinstance(item, dict) or key not in item:
                remedy = f"begin it with `- {key}:` and the {key} of the source"
                self.refuse((*keys, position), f"this item has no `{key}`", remedy)
            elif str(item[key]) in by_id:
                self.refuse((*keys, position), f"`{item[key]}` is given twice", "keep one of the two")
            else:
                by_id[str(item[key])] = (position, item)
        return by_id


def _items(number: int) -> str:
    return f"{number} item{'' if number == 1 else 's'}"


def holds_words(annotation: Any) -> bool:
    """Tell whether a field of this type holds words for readers, itself or further in."""
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return True
    nested = record_in(annotation)
    if nested:
        return any(holds_words(field.annotation) for field in nested.model_fields.values())
    return any(holds_words(argument) for argument in getattr(annotation, "__args__", ()))
