"""The words of a YAML file, and the same file in another language: any record, whatever it is about."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from coursebook.model.record import Place, Record
from coursebook.model.text import Text, on_one_line
from coursebook.sources.overlay import holds_words
from coursebook.translation.interchange.inline import protected_plain
from coursebook.translation.interchange.segments import Segment
from coursebook.translation.interchange.tokens import filled
from coursebook.translation.interchange.yaml_words import dumped, patched

_START = "translation:\n  status: draft\n"


@dataclass(frozen=True)
class Id:
    """A step to the item of a list that has this id."""

    value: str | int

    def __str__(self) -> str:
        return str(self.value)


class Key(int):
    """A step to the field that has a number as its name; a plain number is a place in a list."""


Way = tuple[str | int | Id, ...]


@dataclass(frozen=True)
class Words:
    """A text of a record: the way to it, and what it may be. `listed`: its list is translated as a whole or not."""

    way: Way
    text: Text
    place: Place
    most: int = 0

    @property
    def listed(self) -> bool:
        return isinstance(self.way[-1], int) and not isinstance(self.way[-1], Key)

    def id_in(self, name: str) -> str:
        return f"{name}#{'/'.join(map(str, self.way))}"


def words_of(record: Record, way: Way = ()) -> Iterator[Words]:
    """Give every text of `record` that is translated, in the order of its file."""
    for name, field in type(record).model_fields.items():
        if holds_words(field.annotation):
            yield from _words_in(record, getattr(record, name), (*way, name), field)


def segments_of(record: Record, name: str, words: dict) -> list[Segment]:
    """Return the texts of the file called `name`; `words` is what the other language has of it, as in its file."""
    return [_segment(found, name, words) for found in words_of(record)]


def with_words(record: Record, name: str, old: str, words: dict, texts: dict[str, str]) -> str:
    """Return the file `old` (empty: there is none) with new `texts`, by the id of their segment.

    A list of texts, of which some are missing, is left out: readers would not know which ones.
    """
    data = deepcopy(words)
    lists: dict[Way, list[str | None]] = {}
    for found in words_of(record):
        text = texts.get(found.id_in(name))
        said = filled(text, protected_plain(found.text).tokens) if text is not None else value_at(words, found.way)
        if found.listed:
            lists.setdefault(found.way[:-1], []).append(said)
        elif text is not None:
            _put(data, found.way, said)
    for way, items in lists.items():
        if None not in items and items != value_at(words, way):
            _put(data, way, items)
    if data == words:
        return old
    return patched(old, data) if old else _START + "\n" + dumped(data, 0)


def incomplete(record: Record, name: str, words: dict, texts: dict[str, str]) -> Iterator[str]:
    """Give the ids of new texts that stand in a list of which other items are not translated."""
    by_list: dict[Way, list[Words]] = {}
    for found in words_of(record):
        if found.listed:
            by_list.setdefault(found.way[:-1], []).append(found)
    for items in by_list.values():
        ids = [item.id_in(name) for item in items]
        there = [id_ in texts or value_at(words, item.way) is not None for id_, item in zip(ids, items, strict=True)]
        if not all(there):
            yield from (id_ for id_ in ids if id_ in texts)


def value_at(data: Any, way: Way) -> Any:
    """Return what stands in `data` at the end of `way`, or None."""
    for step in way:
        if isinstance(step, Id):
            items = data if isinstance(data, list) else []
            data = next((item for item in items if isinstance(item, dict) and str(item.get("id")) == str(step)), None)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def _words_in(record: Record, value: Any, way: Way, field: FieldInfo) -> Iterator[Words]:
    if isinstance(value, Text):
        most = max((getattr(rule, "max_length", 0) or 0 for rule in field.metadata), default=0)
        yield Words(way, value, _place(record, way), most)
    elif isinstance(value, Record):
        yield from words_of(value, way)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _words_in(record, item, (*way, Key(key) if isinstance(key, int) else key), field)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            step = Id(item.id) if isinstance(item, Record) else index
            yield from _words_in(record, item, (*way, step), field)


def _segment(found: Words, name: str, words: dict) -> Segment:
    now = value_at(words, found.way)
    target = protected_plain(on_one_line(now)) if isinstance(now, str) else None
    source = protected_plain(found.text)
    kind = " / ".join(str(step) for step in found.way if isinstance(step, str))
    target = target.named_as(source) if target else None
    state = "translated" if target else "empty"
    return Segment(found.id_in(name), source, target, found.place, kind, state, most=found.most, whole=found.listed)


def _put(data: dict, way: Way, value: Any) -> None:
    """Put `value` at the end of `way`, with what is missing before it."""
    here: Any = data
    for step, next_ in zip(way, (*way[1:], None), strict=True):
        fresh: Any = value if next_ is None else [] if isinstance(next_, Id) else {}
        if isinstance(step, Id):
            item = value_at(here, (step,))
            if item is None:
                item = {"id": step.value}
                here.append(item)
            here = item
        else:
            here[step] = fresh if next_ is None or here.get(step) is None else here[step]
            here = here[step]


def _place(record: Record, way: Way) -> Place:
    """Return where a text of `record` stands; the last steps of the way lead to it from there."""
    inner: list[str | int] = []
    for step in reversed(way):
        if isinstance(step, Id):
            break
        inner.insert(0, step)
    return record.at(*inner)
