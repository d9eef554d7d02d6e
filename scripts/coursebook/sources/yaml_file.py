"""YAML as plain data, with the line of each field."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import ClassVar

import yaml

from coursebook.model.record import Keys
from coursebook.problems import Problem, SourceError
from coursebook.sources.text_file import read_text


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # the one in C is ten times faster
    """Leaves open what plain scalars are: `_plain` knows."""

    yaml_implicit_resolvers: ClassVar[dict] = {}


# Plain scalars as in the core schema of YAML 1.2, so that the country `NO` and the answer `no` stay words.
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_WORD = re.compile(rf"{_NULL.pattern}|{_BOOL.pattern}|[-+]?[0-9][0-9.-]*|{_DATE.pattern}")

_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 500  # open brackets; the parser in C dies of some ten thousand

_TAB = "put spaces where the tab is: two for each level"
_REMEDIES = (
    ("mapping values are not allowed", "put the text in quotes: it contains a colon followed by a space"),
    (
        "could not find expected ':'",
        "write `name: value`; a text of several lines starts with `>-` after the colon",
    ),
    (
        "expected <block end>",
        "check the indentation: two spaces for each level, items of a list in one column",
    ),
    ("found unexpected end of stream", "close the quotation mark that was opened"),
    ("cannot start any token", "put the text in quotes: it starts with a special character"),
    (
        "did not find expected",
        "check the brackets, quotation marks and indentation on this line and the one before",
    ),
)


@dataclass(frozen=True)
class YamlFile:
    """The data of a YAML file, the line of each field, and the path to show in messages."""

    path: str
    data: dict
    lines: dict[Keys, int]


def read_yaml(path: Path, shown: str) -> YamlFile:
    """Read `path`; `shown` is its path in messages. Raises SourceError with every problem found."""
    return parse_yaml(read_text(path, shown), shown)


@lru_cache(maxsize=512)  # a preview reads the same text again after each edit
def parse_yaml(text: str, shown: str, first_line: int = 1) -> YamlFile:
    """Read `text`, whose first line is number `first_line` of the file `shown`. Raises SourceError."""
    reader = _Reader(shown, first_line)
    if _depth(text) > _DEEPEST:
        raise SourceError([_too_deep(shown, first_line)])
    try:
        node = yaml.compose(text, _Loader)
        data = reader.value(node, ()) if node else {}
    except yaml.YAMLError as error:
        raise SourceError([_syntax_problem(error, text, shown, first_line)]) from error
    except RecursionError as error:
        raise SourceError([_too_deep(shown, first_line)]) from error
    if not isinstance(data, dict):
        reader.refuse(node, "the file is not a list of `name: value` fields", "start with the name of a field")
    if reader.problems:
        raise SourceError(reader.problems)
    return YamlFile(shown, data, reader.lines)


def _depth(text: str) -> int:
    """Return how many brackets are open at most, at a guess: quotation marks are not looked at."""
    return max(accumulate(1 if match[0] in "[{" else -1 for match in _BRACKET.finditer(text)), default=0)


def _too_deep(shown: str, line: int) -> Problem:
    return Problem(shown, line, "this is nested too deeply to be read", "close brackets where they end")


class _Reader:
    """Turns nodes into data, noting lines and problems on the way."""

    def __init__(self, shown: str, first_line: int):
        self.shown = shown
        self.offset = first_line
        self.lines: dict[Keys, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def refuse(self, node: yaml.Node, fact: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown, node.start_mark.line + self.offset, fact, remedy))

    def value(self, node: yaml.Node, keys: Keys) -> object:
        self.lines.setdefault(keys, node.start_mark.line + self.offset)
        if id(node) in self._seen:
            self.refuse(node, "an alias (`*name`) stands for something said elsewhere", "write it out here as well")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict:
        data: dict = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str | int):
                self.refuse(key_node, "the name of a field is not a word", "use a plain word as the name")
            elif key in data:
                first = self.lines[(*keys, key)]
                self.refuse(key_node, f"`{key}` is given twice (first on line {first})", "keep one of the two")
            else:
                self.lines[(*keys, key)] = key_node.start_mark.line + self.offset
                data[key] = self.value(value_node, (*keys, key))
        return data

    def _scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag.startswith("!") or "python/" in node.tag:
            self.refuse(node, f"the tag `{node.tag}` is not allowed", "remove it")
        return node.value if node.style else self._plain(node)

    def _plain(self, node: yaml.ScalarNode) -> object:
        text = node.value
        if not _NO_WORD.fullmatch(text):
            return text
        if _NULL.fullmatch(text):
            return None
        if _BOOL.fullmatch(text):
            return text.lower() == "true"
        if _INT.fullmatch(text):
            return int(text) if len(text) < 16 else text
        if _FLOAT.fullmatch(text):
            return float(text)
        return self._date(node) if _DATE.fullmatch(text) else text

    def _date(self, node: yaml.ScalarNode) -> object:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self.refuse(node, f"{node.value} is not a day of the calendar", "write the date as year-month-day")
            return None


def _syntax_problem(error: yaml.YAMLError, text: str, shown: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    remedy = next((remedy for sign, remedy in _REMEDIES if sign in said), "check this line and the one before it")
    line = min(mark.line, text.rstrip().count("\n")) if mark else 0  # the reader may point behind the end
    if re.match(r" *\t", text.split("\n")[line]):
        said, remedy = "the line starts with a tab", _TAB
    return Problem(shown, line + first_line, f"this is not valid YAML: {said}", remedy)
