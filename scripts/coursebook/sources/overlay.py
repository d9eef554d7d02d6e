"""The words of one language over the records of the source language.

Structure stands once, in the source; a translated file repeats ids and gives words. What it lacks is taken from the
source language and marked as being in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic.fields import FieldInfo

from coursebook.model.record import Keys, Record
from coursebook.model.record_words import fields_with_words
from coursebook.model.text import Text, on_one_line
from coursebook.problems import Problem, SourceError, did_you_mean
from coursebook.sources.record_sections import Name, begins_section, named, states
from coursebook.sources.yaml_file import YamlFile

R = TypeVar("R", bound=Record)

SENTENCE = 4  # words from which on a text that is that of the source is no translation of it


@dataclass(frozen=True)
class _At:
    """Where the overlay is: at `keys` of the translated file, in the record `path`, which belongs to `section`."""

    keys: Keys = ()
    path: Name = ()
    section: Name = ()

    def field(self, name: str | int) -> "_At":
        return _At((*self.keys, name), self.path, self.section)

    def item(self, record: Record, position: int) -> "_At":
        """Return the place of a record in the list that this is."""
        path = (*self.path, str(self.keys[-1]), str(getattr(record, record.KEY)))
        section = path if begins_section(type(record), self.section) else self.section
        return _At((*self.keys, position), path, section)


def translate(record: R, words: YamlFile, source: str, stamp: str | None = None) -> R:
    """Return `record` with the words of a translated file; `source` is the code of the source language.

    `stamp` says what the file was made from. A section whose source says something else now is marked so
    (`Record.standing`); one that is critical then has the words of the source. Without a stamp, sentences that are
    still those of the source count as not translated; a stamp says that they are meant, as names are.

    Raises SourceError where the translation says something that the source never had, or the stamp does not fit it.
    """
    overlay = _Overlay(words, source, _states(record, words, stamp), stamp is not None)
    said = {key: value for key, value in words.data.items() if key != "translation"}
    translated = overlay.record(record, said, _At())
    if overlay.problems:
        raise SourceError(overlay.problems)
    return translated


def untranslated(record: R, source: str) -> R:
    """Return `record` with all its words marked as being in the source language."""
    return _Overlay(YamlFile("", {}, {}), source, {}).record(record, {}, _At())


def _states(record: Record, words: YamlFile, stamp: str | None) -> dict[Name, str]:
    try:
        return states(record, named(words.data, type(record)), stamp)
    except ValueError as error:
        fact = f"the stamp of this translation does not fit it ({error})"
        remedy = f"mend the list, or run `coursebook translate done <language> {words.path}`"
        line = words.lines.get(("translation", "source"), 1)
        raise SourceError([Problem(words.path, line, fact, remedy)]) from error


class _Overlay:
    def __init__(self, words: YamlFile, source: str, states_: dict[Name, str], stamped: bool = False):
        self.words = words
        self.source = source
        self.states = states_
        self.stamped = stamped
        self.problems: list[Problem] = []

    def refuse(self, at: _At, fact: str, remedy: str) -> None:
        line = self.words.lines.get(at.keys, 1)
        self.problems.append(Problem(self.words.path, line, fact, remedy))

    def changed(self, at: _At) -> bool:
        """Tell whether the source of this section has changed: what does not fit it is no mistake then."""
        return self.states.get(at.section) in ("little", "meaning")

    def record(self, record: R, words: Any, at: _At) -> R:
        if not isinstance(words, dict):
            self.refuse(at, "here the source has fields, not a text", "repeat the fields of the source")
            return record
        standing = self._standing(record, at)
        self._refuse_fields(record, words, at)
        said = {} if standing == "safety" else words
        fields = fields_with_words(type(record))
        translated = record.model_copy(
            update={name: self.value(getattr(record, name), said.get(name), at.field(name)) for name in fields}
        )
        if standing != record.standing:
            translated.stands(standing)
        return translated

    def _standing(self, record: Record, at: _At) -> str:
        if at.path != at.section or self.states.get(at.section) != "meaning":
            return "current"
        return "safety" if record.critical else "meaning"

    def _refuse_fields(self, record: Record, words: dict, at: _At) -> None:
        fields = type(record).model_fields
        translatable = set(fields_with_words(type(record)))
        for key in words.keys() - translatable - {record.KEY}:
            self._refuse_field(at.field(key), fields, translatable | {record.KEY})
        for name in words.keys() & translatable:
            self._refuse_length(words[name], fields[name], at.field(name))

    def _refuse_length(self, words: Any, field: FieldInfo, at: _At) -> None:
        """Refuse a text that is longer than the field may be in any language: a speech bubble has room for so much."""
        most = max((getattr(rule, "max_length", 0) for rule in field.metadata), default=0)
        if most and isinstance(words, str) and len(words) > most:
            self.refuse(at, f"`{at.keys[-1]}` has {len(words)} characters", f"shorten it to {most} at most")

    def _refuse_field(self, at: _At, fields: dict, known: set[str]) -> None:
        key = str(at.keys[-1])
        if key in fields:
            remedy = "remove it: it stands once, in the source language"
            self.refuse(at, f"`{key}` is not for translation", remedy)
        else:
            remedy = did_you_mean(key, known, f"known are {', '.join(sorted(known))}")
            self.refuse(at, f"the source has no field `{key}`", remedy)

    def value(self, value: Any, words: Any, at: _At) -> Any:
        if isinstance(value, Text):
            return self.text(value, words, at)
        if isinstance(value, Record):
            return self.record(value, words or {}, at)
        if isinstance(value, dict):
            return self.mapping(value, words or {}, at)
        if isinstance(value, tuple) and value:
            return self.records(value, words, at) if isinstance(value[0], Record) else self.texts(value, words, at)
        return value

    def text(self, value: Text, words: Any, at: _At) -> Text:
        if words is None:
            return value.in_language(self.source)
        if not isinstance(words, str) or not words.strip():
            self.refuse(at, f"`{at.keys[-1]}` is not text", "put the translated text here, in quotes")
            return value
        plain = on_one_line(words)
        if value.everywhere and plain == value:
            return value
        copied = not self.stamped and plain == value and len(plain.split()) >= SENTENCE
        return value.in_language(self.source) if copied else Text(plain)

    def mapping(self, value: dict, words: Any, at: _At) -> dict:
        if not isinstance(words, dict):
            self.refuse(at, "here the source has `name: text` fields", "repeat the names of the source")
            return value
        for key in () if self.changed(at) else words.keys() - value.keys():
            known = ", ".join(map(str, value))
            self.refuse(at.field(key), f"the source has no `{key}` here", f"the source has {known or 'none'}")
        return {key: self.value(item, words.get(key), at.field(key)) for key, item in value.items()}

    def texts(self, value: tuple[Text, ...], words: Any, at: _At) -> tuple[Text, ...]:
        fits = isinstance(words, list) and len(words) == len(value)
        if words is None or (self.changed(at) and not fits):
            return tuple(text.in_language(self.source) for text in value)
        if not fits:
            given = f"has {_items(len(words))}" if isinstance(words, list) else "is no list"
            fact = f"`{at.keys[-1]}` {given}, the source has {_items(len(value))}"
            self.refuse(at, fact, "translate each item, in order")
            return value
        pairs = zip(value, words, strict=True)
        return tuple(self.text(text, word, at.field(index)) for index, (text, word) in enumerate(pairs))

    def records(self, value: tuple[Record, ...], words: Any, at: _At) -> tuple[Record, ...]:
        key = value[0].KEY
        by_id = self._words_by_id(words or [], key, at)
        known = {str(getattr(record, key)) for record in value}
        for id_, (position, _) in by_id.items():
            if id_ not in known and not self._was_there(id_, at):
                remedy = did_you_mean(id_, known, "a translation repeats the ids of the source and adds none")
                self.refuse(at.field(position), f"the source has no `{id_}` here", remedy)
        found = [(record, by_id.get(str(getattr(record, key)), (0, {}))) for record in value]
        return tuple(self.record(record, said, at.item(record, position)) for record, (position, said) in found)

    def _was_there(self, id_: str, at: _At) -> bool:
        """Tell whether the source had a record of this id when the translation was made."""
        return self.changed(at) or self.states.get((*at.path, str(at.keys[-1]), id_)) == "gone"

    def _words_by_id(self, words: Any, key: str, at: _At) -> dict[str, tuple[int, dict]]:
        by_id: dict[str, tuple[int, dict]] = {}
        if not isinstance(words, list):
            self.refuse(at, f"`{at.keys[-1]}` is not a list", "repeat the `- id:` items of the source")
            return by_id
        for position, item in enumerate(words):
            if not isinstance(item, dict) or key not in item:
                remedy = f"begin it with `- {key}:` and the {key} of the source"
                self.refuse(at.field(position), f"this item has no `{key}`", remedy)
            elif str(item[key]) in by_id:
                self.refuse(at.field(position), f"`{item[key]}` is given twice", "keep one of the two")
            else:
                by_id[str(item[key])] = (position, item)
        return by_id


def _items(number: int) -> str:
    return f"{number} item{'' if number == 1 else 's'}"


def words_of(record: Record) -> dict:
    """Return the words of `record` as a translated file has them: what names each record, and its texts."""
    fields = fields_with_words(type(record))
    said = {name: words for name in fields if (words := _plain(getattr(record, name)))}
    return {record.KEY: getattr(record, record.KEY)} | said if hasattr(record, record.KEY) else said


def _plain(value: Any) -> Any:
    """Return the words in `value` as plain data; nothing for what has none, or a name that all languages share."""
    if isinstance(value, Text):
        return None if value.everywhere else str(value)
    if isinstance(value, Record):
        return words_of(value)
    if isinstance(value, dict):
        return {key: words for key, item in value.items() if (words := _plain(item))}
    return [words for item in value if (words := _plain(item))] if isinstance(value, tuple) else None


def untranslated_texts(value: Any, path: str = "") -> Iterator[str]:
    """Give, for a translated record, where it still has words of the source language: `modules/begin/title`."""
    if isinstance(value, Text) and value.language:
        yield path
    elif isinstance(value, Record):
        for name in fields_with_words(type(value)):
            yield from untranslated_texts(getattr(value, name), f"{path}/{name}".lstrip("/"))
    elif isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            name = getattr(item, item.KEY) if isinstance(item, Record) else key
            yield from untranslated_texts(item, f"{path}/{name}")
