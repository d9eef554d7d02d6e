"""New words in a YAML file; everything else in it stays as it is, to the letter."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

_WIDTH = 118
Edit = tuple[int, int, str]  # from, to, the text to put there


def patched(text: str, data: dict, keys: tuple[str, ...] = ("id",)) -> str:
    """Return the YAML `text` with the words of `data`: what differs is written anew, what is not there is added.

    Items of a list are the same where the first of `keys` that they have says the same.
    """
    node = yaml.compose(text, yaml.SafeLoader)
    if node is None:
        return text + dumped(data, 0)
    for start, end, words in sorted(_edits(text, node, data, keys), key=lambda edit: edit[:2], reverse=True):
        text = text[:start] + words + text[end:]
    return text


def dumped(data: Any, column: int) -> str:
    """Return `data` as block YAML that starts at `column`, each line ended."""
    margin = " " * column
    if isinstance(data, dict):
        return "".join(f"{margin}{key}:{_below(value, column)}" for key, value in data.items())
    return "".join(_item(value, column) for value in data)


def _item(value: Any, column: int) -> str:
    """Return an item of a list, its dash at `column`."""
    inner = dumped(value, column + 2) if isinstance(value, dict) else ""
    return f"{' ' * column}- {inner[column + 2 :]}" if inner else f"{' ' * column}-{_below(value, column)}"


def _below(value: Any, column: int) -> str:
    if isinstance(value, dict):
        return "\n" + dumped(value, column + 2)
    if isinstance(value, list):
        return "\n" + dumped(value, column + 2)
    return f" {_scalar(value, column + 2)}\n"


def _scalar(value: Any, column: int) -> str:
    """Return a text as YAML: on one line, quoted where it needs that, or folded where it is long."""
    if not isinstance(value, str):
        return yaml.safe_dump(value).split("\n")[0]
    plain = yaml.safe_dump(value, allow_unicode=True, width=10**9).split("\n")[0]
    if len(value) + column <= _WIDTH and plain == value:
        return plain
    if len(value) + column <= _WIDTH or value != " ".join(value.split(" ")).strip() or "\n" in value:
        return _quoted(value)
    lines = textwrap.wrap(value, _WIDTH - column, break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(" " * column + line for line in lines) if " ".join(lines) == value else _quoted(value)


def _quoted(value: str) -> str:
    return yaml.safe_dump(value, allow_unicode=True, width=10**9, default_style='"').rstrip("\n")


def _edits(text: str, node: yaml.Node, data: Any, keys: tuple[str, ...]) -> Iterator[Edit]:
    if isinstance(node, yaml.MappingNode) and isinstance(data, dict):
        known = {str(key.value): value for key, value in node.value}
        for key, value in data.items():
            if str(key) in known:
                yield from _edits(text, known[str(key)], value, keys)
        yield from _added(text, node, {key: value for key, value in data.items() if str(key) not in known})
    elif isinstance(node, yaml.SequenceNode) and isinstance(data, list):
        yield from _edits_of_list(text, node, data, keys)
    elif not isinstance(node, yaml.ScalarNode) or _says_else(node, data):
        start, end = _span(text, node)
        yield start, end, _replacement(text, node, data)


def _edits_of_list(text: str, node: yaml.SequenceNode, data: list, keys: tuple[str, ...]) -> Iterator[Edit]:
    by_id = {_id(_plain(item), keys): item for item in node.value if isinstance(item, yaml.MappingNode)}
    items = [by_id.get(_id(item, keys)) for item in data] if by_id else [*node.value, *data][: len(data)]
    for beside, item in zip(items, data, strict=True):
        if isinstance(beside, yaml.Node):
            yield from _edits(text, beside, item, keys)
    new = [item for item in data if _id(item, keys) not in by_id] if by_id else data[len(node.value) :]
    yield from _added(text, node, new)


def _added(text: str, node: yaml.CollectionNode, more: Any) -> Iterator[Edit]:
    if not more:
        return
    if node.flow_style:
        end = text.rindex("}" if isinstance(node, yaml.MappingNode) else "]", 0, node.end_mark.index)
        at = len(text[:end].rstrip())
        yield at, at, f"{', ' if node.value else ''}{_flow(more)[1:-1]}"
        return
    _, end = _span(text, node)
    yield end, end, "\n" + dumped(more, node.start_mark.column).rstrip("\n")


def _replacement(text: str, node: yaml.Node, data: Any) -> str:
    """Return what stands for `data` in the place of `node`: quoted within brackets, as a block elsewhere."""
    line = text[text.rfind("\n", 0, node.start_mark.index) + 1 : node.start_mark.index]
    in_brackets = bool(re.search(r"[\[{,]\s*(?:[\w-]+:\s*)?$", line))
    if isinstance(data, dict | list):
        return _flow(data)
    indent = len(line) - len(line.lstrip(" -"))
    return _quoted(data) if in_brackets else _scalar(data, indent + 2 if line.strip(" -") else indent)


def _flow(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(_flow, data)) + "]"
    return _quoted(data) if isinstance(data, str) else _scalar(data, 0)


def _says_else(node: yaml.ScalarNode, data: Any) -> bool:
    """Tell whether words differ; what is no text, such as a date or a number, is never changed."""
    return isinstance(data, str) and node.value != data


def _span(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return where a node starts and where its own text ends: without the empty lines and comments after it."""
    last = node
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    start, end = node.start_mark.index, last.end_mark.index
    return start, start + len(text[start:end].rstrip())


def _plain(node: yaml.MappingNode) -> dict[str, str]:
    return {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}


def _id(item: dict, keys: tuple[str, ...]) -> str | None:
    """Return what tells an item from its neighbours: `at-telefonseelsorge`."""
    return next((str(item[key]) for key in keys if key in item), None)
