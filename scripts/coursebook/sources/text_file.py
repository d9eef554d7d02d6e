"""A text file as authors leave it: readable, or a located problem."""

import re
from pathlib import Path

from coursebook.problems import Problem, SourceError

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


def read_text(path: Path, shown: str) -> str:
    """Return the text of `path` with line ends as `\\n`; `shown` is the path in messages.

    Raises SourceError where it is not UTF-8 or a merge conflict was left in it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SourceError(
            [Problem(shown, line, "this line is not UTF-8 text", "save the file with the encoding UTF-8")]
        ) from error
    conflict = _CONFLICT.search(text)
    if conflict and "<<<<<<< " in text:
        line = text.count("\n", 0, conflict.start()) + 1
        raise SourceError(
            [
                Problem(
                    shown,
                    line,
                    "a merge conflict was left in the file",
                    "keep the right one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
                )
            ]
        )
    return text
