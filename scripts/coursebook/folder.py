"""The files of a folder, with size and time, as quickly as the system tells them."""

import os
from collections.abc import Iterator
from contextlib import suppress


def files_in(folder: str, start: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Give each file below `folder` by its path from there, `start` before it; nothing where there is no folder.

    A link that leads nowhere is left out: some editors make one beside a file that is open.
    """
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir():
                yield from files_in(entry.path, f"{start}{entry.name}/")
                continue
            with suppress(FileNotFoundError):
                yield f"{start}{entry.name}", entry.stat()
