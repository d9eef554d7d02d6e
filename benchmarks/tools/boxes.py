"""Boxes (`!!! note "Title"`) in the words of tools that write them otherwise."""

import re
from collections.abc import Callable

_BOX = re.compile(r'^!!! note "([^"]*)"\n\n((?:    .*\n?)+)', re.MULTILINE)


def rewritten(text: str, form: Callable[[str, str], str]) -> str:
    """Return `text` with each box written by `form`, which is given its title and its paragraph."""
    return _BOX.sub(lambda box: form(box[1], box[2].strip()) + "\n", text)
