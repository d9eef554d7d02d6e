"""A record as sections: the pieces in which a translation of YAML is made, and which grow old one by one.

The words of a file that stand in no list are its first section. Each record in a list of the file is one, with all that
is in it; a record further in is one of its own where its kind says so (`SECTION`).
"""

from collections.abc import Iterator
from typing import Any

from coursebook.model.record import Keys, Record, fields_with_records
from coursebook.model.record_words import fields_with_parts
from coursebook.model.text import Text
from coursebook.sources.digest import Change, Digest, change, digest, exact, parsed

Name = tuple[str, ...]  # field and key, from the outside: ("domains", "A", "competencies", "A1")


def sections(record: Record) -> dict[Name, str]:
    """Return the words of each section of a file's `record`, in order, by the name of the section."""
    found: dict[Name, list[str]] = {(): []}
    _gather(record, (), (), found)
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def stamp(record: Record, names: list[Name]) -> str:
    """Return the signs of the sections of a source `record` that a translation has, in its order."""
    texts = sections(record)
    return " ".join(str(digest(texts[name])) for name in names)


def begins_section(model: type[Record], section: Name) -> bool:
    """Tell whether a record of a list within `section` is a section of its own."""
    return not section or model.SECTION


def named(words: Any, model: type[Record]) -> list[Name]:
    """Return the names of the sections that a translated file with the data `words` has, in its order."""
    return [name for name, _ in located(words, model)]


def located(
    words: Any, model: type[Record], path: Name = (), section: Name = (), keys: Keys = ()
) -> Iterator[tuple[Name, Keys]]:
    """Give the sections that a translated file with the data `words` has, each with the keys that lead to it."""
    if path == section:
        yield section, keys
    for field, value in words.items() if isinstance(words, dict) else ():
        kind = fields_with_records(model).get(field)
        for position, item in enumerate(value if kind and isinstance(value, list) else ()):
            if isinstance(item, dict) and kind.KEY in item:
                inner = (*path, field, str(item[kind.KEY]))
                own = inner if begins_section(kind, section) else section
                yield from located(item, kind, inner, own, (*keys, field, position))


def states(record: Record, names: list[Name], signs: str | None) -> dict[Name, Change | str]:
    """Return the state of each section of a source `record` whose translation has the sections `names`.

    `current`, `little` and `meaning` as in `digest.change`; `new` for a section that the translation lacks, `gone` for
    one that the source does not have any more. Raises ValueError where `signs` are not one for each of `names`.
    """
    texts = {name: text for name, text in sections(record).items() if text or name in names}
    if signs is None:
        return {name: "current" if name in names else "new" for name in texts}
    then = [parsed(sign) for sign in signs.split()]
    if len(then) != len(names):
        raise ValueError(f"{len(then)} signs for {len(names)} sections")
    made_from = dict(zip(names, then, strict=True))
    found = {n: _change(made_from[n], text) if n in made_from else "new" for n, text in texts.items()}
    renamed = {exact(texts[name]) for name, state in found.items() if state == "new"}
    return found | {n: "gone" for n, sign in made_from.items() if n not in texts and sign.exact not in renamed}


def _change(before: Digest, text: str) -> Change:
    """Return what happened to a text since; its likeness is only worked out where it is not the same."""
    return "current" if before.exact == exact(text) else change(before, digest(text))


def _gather(value: Any, path: Name, section: Name, found: dict[Name, list[str]]) -> None:
    """Put the words of `value`, which stands at `path`, into the `section` of `found` that they belong to."""
    if isinstance(value, Text):
        found[section] += [] if value.everywhere else [str(value)]
    elif isinstance(value, Record):
        for field in fields_with_parts(type(value)):
            _gather(getattr(value, field), (*path, field), section, found)
    elif isinstance(value, dict):
        for item in value.values():
            _gather(item, path, section, found)
    elif isinstance(value, tuple):
        for item in value:
            _gather_item(item, path, section, found)


def _gather_item(item: Any, path: Name, section: Name, found: dict[Name, list[str]]) -> None:
    inner = (*path, str(getattr(item, item.KEY, ""))) if isinstance(item, Record) else path
    own = isinstance(item, Record) and begins_section(type(item), section)
    if own:
        found[inner] = []
    _gather(item, inner, inner if own else section, found)
