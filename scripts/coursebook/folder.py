"""The files of a folder, with size and time, as quickly as the system tells them."""

import os
from collections.abc import Iterator


def files_in(folder: str, start: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Give each file below `folder` by its path from there, `start` before it; nothing where there is no folder.

    A link that leads nowhere is left out: some editors make one beside a file that is open.
    """
    waiting = [(folder, start)]
    while waiting:
        here, before = waiting.pop()
        try:
            entries = os.scandir(here)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append((entry.path, f"{before}{entry.name}/"))
                    continue
                try:
                    found = entry.stat()
                except FileNotFoundError:
                    continue
                yield before + entry.name, found
