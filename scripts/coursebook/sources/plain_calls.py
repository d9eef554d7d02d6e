"""Macro calls as nearly all are written, found without reading Jinja's language: a name and plain texts."""

import re
from collections.abc import Container, Iterator

from coursebook.model.macro import SYNTAX

_TEXT = r'"[^"\\\n{}]*"'
PLAIN_CALL = re.compile(
    rf"\{{\{{(?<!\{{\{{\{{) *(\w+)\(((?:{_TEXT}(?:, *{_TEXT})*)?)((?:(?:(?<=\()|, *)[a-z_]+={_TEXT})*)\) *\}}\}}"
)
_ARGUMENT = re.compile(rf"(?:([a-z_]+)=)?({_TEXT})")
_BRACES = ("{{", "{%", SYNTAX["comment_start_string"])

Given = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def all_plain(text: str, macros: Container[str]) -> bool:
    """Tell whether `text` has nothing between braces but plain calls of `macros`."""
    rest = PLAIN_CALL.sub(lambda match: "" if match[1] in macros else match[0], text)
    return not any(braces in rest for braces in _BRACES)


def plain_calls(text: str) -> Iterator[tuple[re.Match[str], Given]]:
    """Give each plain call in `text`, with the name in its first group, and what it is given: texts, named texts."""
    for match in PLAIN_CALL.finditer(text):
        yield match, given(match)


def given(match: re.Match[str]) -> Given:
    """Return what a plain call is given."""
    texts = tuple(said[1:-1] for _, said in _ARGUMENT.findall(match[2]))
    return texts, tuple((name, said[1:-1]) for name, said in _ARGUMENT.findall(match[3]))
