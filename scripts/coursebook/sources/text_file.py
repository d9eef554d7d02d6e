"""A text file as authors leave it: readable, or a located problem."""

import re
from pathlib import Path

from coursebook.problems import Problem, SourceError

_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def read_text(path: Path, shown: str) -> str:
    """Return the text of `path` with line ends as `\\n`; `shown` is the path in messages.

    Raises SourceError where it is not UTF-8, holds control characters, or a merge conflict was left in it.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "save the file with the encoding UTF-8"
        raise SourceError([Problem(shown, line, "this line is not UTF-8 text", remedy)]) from error
    _refuse(
        _CONFLICT.search(text), shown, "a merge conflict was left in the file",
        "keep the right one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
    )  # fmt: skip
    invisible = "the line holds a control character, which nobody can see"
    _refuse(_INVISIBLE.search(text), shown, invisible, "delete the line and type it again")
    return text


def _refuse(match: re.Match[str] | None, shown: str, fact: str, remedy: str) -> None:
    if match:
        line = match.string.count("\n", 0, match.start()) + 1
        raise SourceError([Problem(shown, line, fact, remedy)])
