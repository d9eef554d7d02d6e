"""How much memory the processes of a build take at their peak. Linux tells it in /proc."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

_PAUSE = 0.02  # seconds between two looks
_PROC = Path("/proc")


def peak(action: Callable[[], object], size: Callable[[int], int]) -> float:
    """Do `action` and return the megabytes of the largest process that it started; `size` is `whole` or `own`."""
    over, sizes = Event(), [0]

    def watch() -> None:
        while not over.wait(_PAUSE):
            sizes[0] = max([*sizes, *map(size, _below(os.getpid()))])

    watcher = Thread(target=watch)
    watcher.start()
    try:
        action()
    finally:
        over.set()
        watcher.join()
    return sizes[0] / 1000


def _below(process: int) -> Iterator[int]:
    """Give the processes that `process` has started, and those that they have started."""
    try:
        children = [int(child) for task in (_PROC / f"{process}/task").iterdir() for child in _words(task / "children")]
    except OSError:  # it has ended meanwhile
        return
    for child in children:
        yield child
        yield from _below(child)


def _words(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").split()


def whole(process: int) -> int:
    """Return the most kilobytes that a process has had at a time, with what it shares; 0 where it has ended."""
    return _kilobytes(process, "status", r"^VmHWM:\s+(\d+)")


def own(process: int) -> int:
    """Return the kilobytes that a process has for itself now: what one more of its kind would take."""
    return _kilobytes(process, "smaps_rollup", r"^Private_(?:Clean|Dirty):\s+(\d+)")


def _kilobytes(process: int, file: str, line: str) -> int:
    try:
        said = (_PROC / f"{process}/{file}").read_text(encoding="utf-8")
    except OSError:
        return 0
    return sum(map(int, re.findall(line, said, re.MULTILINE)))
