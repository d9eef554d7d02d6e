"""The words of a YAML file, and the same file in another language: any record, whatever it is about."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from coursebook.model.page import FrontMatter
from coursebook.model.record import Place, Record
from coursebook.model.record_words import holds_words
from coursebook.model.text import Text, on_one_line
from coursebook.sources.digest import digest
from coursebook.sources.record_file import to_record
from coursebook.sources.record_sections import Name, begins_section, named, sections, states
from coursebook.sources.yaml_file import YamlFile
from coursebook.translation.interchange.acceptance import Accepted
from coursebook.translation.interchange.inline import protected_plain
from coursebook.translation.interchange.segments import Segment
from coursebook.translation.interchange.tokens import filled
from coursebook.translation.interchange.yaml_words import dumped, patched
from coursebook.translation.stamping import said_after, stamped


@dataclass(frozen=True)
class Id:
    """A step to the item of a list whose field `key` says `value`."""

    value: str | int
    key: str

    def __str__(self) -> str:
        return str(self.value)


class Key(int):
    """A step to the field that has a number as its name; a plain number is a place in a list."""


Way = tuple[str | int | Id, ...]


@dataclass(frozen=True)
class Words:
    """A text of a record: the way to it, the section that it belongs to, and how long it may be.

    `listed`: its list is translated as a whole or not.
    """

    way: Way
    text: Text
    place: Place
    section: Name
    most: int = 0

    @property
    def listed(self) -> bool:
        return isinstance(self.way[-1], int) and not isinstance(self.way[-1], Key)

    def id_in(self, name: str) -> str:
        return f"{name}#{'/'.join(map(str, self.way))}"


def words_of(record: Record, way: Way = (), section: Name = ()) -> Iterator[Words]:
    """Give every text of `record` that is translated, in the order of its file."""
    for name, field in type(record).model_fields.items():
        if holds_words(field.annotation):
            yield from _words_in(record, getattr(record, name), (*way, name), field, section)


def segments_of(record: Record, name: str, words: dict) -> list[Segment]:
    """Return the texts of the file called `name`; `words` is what the other language has of it, as in its file.

    Raises ValueError where its stamp does not fit.
    """
    texts = sections(record)
    now = states(record, named(words, type(record)), _stamp(words)) if words else {}
    return [
        _segment(found, name, words, str(digest(texts[found.section])), now.get(found.section))
        for found in words_of(record)
    ]


def with_words(record: Record, name: str, old: str, words: dict, taken: Accepted) -> str:
    """Return the file `old` (empty: there is none) with the texts that are `taken`, stamped section by section."""
    data = _data(record, name, words, taken.texts)
    signs = _signs(record, name, words, data, taken)
    if data == words and signs == _signs(record, name, words, words, Accepted()):
        return old
    keys = tuple(dict.fromkeys(["id", *(s.key for w in words_of(record) for s in w.way if isinstance(s, Id))]))
    text = patched(old, data, keys) if old else dumped(data, 0)
    said = (
        to_record(YamlFile("", {"translation": words["translation"]}, {}), FrontMatter).translation if words else None
    )
    return stamped(text, said_after(said, signs), is_page=False)


def _data(record: Record, name: str, words: dict, texts: dict[str, str]) -> dict:
    """Return `words` with new `texts`; a list of texts of which some are missing is left out."""
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
    return data


def _signs(record: Record, name: str, words: dict, data: dict, taken: Accepted) -> str:
    """Return the signs of the sections of `data`: of the exported text, once each text is new or confirmed."""
    kind = type(record)
    before = named(words, kind) if words else []
    then = dict(zip(before, (_stamp(words) or "").split(), strict=False))
    by_section: dict[Name, list[str]] = {}
    for found in words_of(record):
        if value_at(data, found.way) is not None:
            by_section.setdefault(found.section, []).append(found.id_in(name))
    texts = sections(record)
    return " ".join(
        _sign(by_section.get(section, []), taken, then.get(section), str(digest(texts.get(section, ""))))
        for section in named(data, kind)
    )


def _sign(ids: list[str], taken: Accepted, before: str | None, now: str) -> str:
    if before and not (ids and all(id_ in taken.texts or id_ in taken.confirmed for id_ in ids)):
        return before
    return next((taken.made_from[id_] for id_ in ids if taken.made_from.get(id_)), now)


def _stamp(words: dict) -> str | None:
    return (words.get("translation") or {}).get("source")


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
            data = next(
                (item for item in items if isinstance(item, dict) and str(item.get(step.key)) == str(step)), None
            )
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def _words_in(record: Record, value: Any, way: Way, field: FieldInfo, section: Name) -> Iterator[Words]:
    if isinstance(value, Text):
        most = max((getattr(rule, "max_length", 0) or 0 for rule in field.metadata), default=0)
        if not value.everywhere:
            yield Words(way, value, _place(record, way), section, most)
    elif isinstance(value, Record):
        yield from words_of(value, way, section)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _words_in(record, item, (*way, Key(key) if isinstance(key, int) else key), field, section)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Record):
                inner = (*way, Id(getattr(item, item.KEY), item.KEY))
                yield from words_of(item, inner, _section(item, inner, section))
            else:
                yield from _words_in(record, item, (*way, index), field, section)


def _section(record: Record, way: Way, around: Name) -> Name:
    """Return the name of the section that the words of `record`, an item of a list, belong to."""
    return tuple(map(str, way)) if begins_section(type(record), around) else around


def _segment(found: Words, name: str, words: dict, sign: str, section: str | None) -> Segment:
    now = value_at(words, found.way)
    source = protected_plain(found.text)
    target = protected_plain(on_one_line(now)).named_as(source) if isinstance(now, str) else None
    state = "empty" if not target else "review" if section == "meaning" else "translated"
    kind = " / ".join(str(step) for step in found.way if isinstance(step, str))
    return Segment(found.id_in(name), source, target, found.place, kind, state, sign, found.most, whole=found.listed)


def _put(data: dict, way: Way, value: Any) -> None:
    """Put `value` at the end of `way`, with what is missing before it."""
    here: Any = data
    for step, next_ in zip(way, (*way[1:], None), strict=True):
        fresh: Any = value if next_ is None else [] if isinstance(next_, Id) else {}
        if isinstance(step, Id):
            item = value_at(here, (step,))
            if item is None:
                item = {step.key: step.value}
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
