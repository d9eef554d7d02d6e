"""The words of the interface, each plural form of them a text of its own."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from babel import Locale

from coursebook.model.record import Origin
from coursebook.sources.yaml_file import YamlFile
from coursebook.translation.interchange.inline import protected_words
from coursebook.translation.interchange.segments import Segment
from coursebook.translation.interchange.tokens import Protected, filled
from coursebook.translation.interchange.yaml_words import dumped, patched

NAME = "overrides/words.yml"
_ORDER = ("zero", "one", "two", "few", "many", "other")


def forms_of(locale: str) -> list[str]:
    """Return the plural forms of a language as CLDR has them, in the order in which CLDR and PO files number them."""
    tags = Locale.parse(locale.replace("-", "_")).plural_form.tags | {"other"}
    return [form for form in _ORDER if form in tags]


def segments_of(source: YamlFile, words: dict, locale: str) -> list[Segment]:
    """Return the words of the file `source`; `words` is what the language `locale` has of them."""
    origin = Origin(source.path, source.lines)
    return [
        replace(segment, place=origin.at(*way))
        for way, text in _texts(source.data)
        for segment in _segments(way, text, _at(words, way), locale)
    ]


def with_words(source: dict, old: str, words: dict, texts: dict[str, str], locale: str) -> str:
    """Return the file `old` with new `texts`, by the id of their segment."""
    data = deepcopy(words)
    for way, text in _texts(source):
        for segment in _segments(way, text, None, locale):
            if segment.id in texts:
                _put(data, (*way, *filter(None, [segment.form])), filled(texts[segment.id], segment.source.tokens))
    if data == words:
        return old
    return patched(old, data) if old else dumped(data, 0)


def _texts(data: Mapping, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str | Mapping]]:
    for key, value in data.items():
        if isinstance(value, Mapping) and "other" not in value:
            yield from _texts(value, (*way, str(key)))
        else:
            yield (*way, str(key)), value


def _segments(way: tuple[str, ...], text: str | Mapping, now: Any, locale: str) -> Iterator[Segment]:
    id_ = f"{NAME}#{'/'.join(way)}"
    if isinstance(text, str):
        yield _segment(id_, protected_words(text), now)
        return
    every = {token.name: token for form in text.values() for token in protected_words(form).tokens}
    for form in forms_of(locale):
        said = text.get(form, text["other"]) if form == "one" else text["other"]
        source = Protected(said, tuple(every.values()))
        yield replace(_segment(f"{id_}[{form}]", source, _at(now, (form,))), form=form)


def _segment(id_: str, source: Protected, now: Any) -> Segment:
    target = protected_words(now) if isinstance(now, str) else None
    return Segment(
        id_, source, target, Origin("", {}).at(), "words of the interface", "translated" if target else "empty"
    )


def _at(data: Any, way: tuple[str, ...]) -> Any:
    for step in way:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _put(data: dict, way: tuple[str, ...], value: str) -> None:
    for step in way[:-1]:
        if not isinstance(data.get(step), dict):
            data[step] = {}
        data = data[step]
    data[way[-1]] = value
