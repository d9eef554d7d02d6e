"""A site as a tree: the digest of each file by its path. The bytes are in the store until the tree is written."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coursebook.folder import files_in
from coursebook.processes import in_processes
from coursebook.project import Project
from coursebook.store import Store, digest

Tree = dict[str, str]

_MANY = 200  # files; fewer are written by one process in less time
_PATIENCE = 600  # seconds to wait for another build that writes


def kept_file(content: bytes | str, store: Store) -> str:
    """Put the content of a file into `store` and return its digest."""
    content = content.encode() if isinstance(content, str) else content
    name = digest(content)
    if not store.has(f"file {name}"):
        store.put(f"file {name}", content)
    return name


@dataclass(frozen=True)
class Seen:
    """What stood in a folder, with size and time, when what a build remembers of it was as old as `memory`."""

    memory: list[int] | None
    files: dict[str, list[int]]


def seen(target: Path, project: Project) -> Seen:
    """Return what stands in `target` now, for `write` to begin with."""
    return Seen(_stamp(memory_of(target, project)), _states(target))


def write(
    tree: Tree, target: Path, project: Project, store: Store, linked: Mapping[str, Path], before: Seen | None = None
) -> None:
    """Make the folder `target` hold exactly `tree` and the files `linked`; only files whose bytes differ are written.

    Those in `linked` lie elsewhere, and take no space twice where one disk holds both. What stands there is remembered,
    with size and time, so that it need not be read again. One build writes at a time; what stood there `before` is
    looked for again if another one has written since.
    """
    with _alone(project.cache):
        remembered = memory_of(target, project)
        stamp = _stamp(remembered)
        there = before.files if before and stamp and before.memory == stamp else _states(target)
        known = _read(remembered)
        remembered.unlink(missing_ok=True)  # until all is written, nothing is known
        gone = there.keys() - tree.keys() - linked.keys()
        for name in gone:
            (target / name).unlink(missing_ok=True)
        if gone or not known:  # a build that was killed may have left some
            _remove_empty_folders(target)
        stale = {name: found for name, found in tree.items() if known.get(name) != [found, *there.get(name, ())]}
        strange = {name for name in stale if name in there and known.get(name, [""])[1:] != there[name]}
        now = {name: known[name] for name in tree if name not in stale}
        now |= _all_written(stale, strange, target, store)
        now |= {name: _linked(target / name, source) for name, source in linked.items()}
        remembered.parent.mkdir(parents=True, exist_ok=True)
        remembered.write_text(json.dumps(now), encoding="utf-8")


def folder_stands(target: Path, project: Project) -> bool:
    """Tell whether `target` holds what was written there last, file by file."""
    known = _read(memory_of(target, project))
    return bool(known) and _states(target) == {name: state for name, (_, *state) in known.items()}


def memory_of(target: Path, project: Project) -> Path:
    """Return the file that remembers what was written into `target`."""
    return project.cache / "written" / f"{digest(str(target.resolve()))}.json"


def _all_written(tree: Tree, strange: set[str], target: Path, store: Store) -> dict[str, list]:
    """Write the files of `tree`, by all processors where there are many; return digest, size and time of each.

    Of those in `strange` nobody knows if they are as they should be; all others are missing or outdated.
    """
    if len(tree) < _MANY:
        return {name: _written(target / name, found, store, name in strange) for name, found in tree.items()}
    store.close()  # each process opens it for itself
    folders: dict[str, None] = dict.fromkeys(name.rpartition("/")[0] for name in tree)
    count = os.cpu_count() or 1
    share = {folder: str(number % count) for number, folder in enumerate(folders)}

    def work(name: str) -> None:
        for path, found in tree.items():
            if share[path.rpartition("/")[0]] == name:
                _written(target / path, found, store, path in strange)
        store.close()

    if not in_processes(work, map(str, range(count))):
        raise OSError(f"{target} could not be written")
    there = _states(target)
    return {name: [found, *there[name]] for name, found in tree.items()}


def _written(path: Path, found: str, store: Store, strange: bool) -> list:
    """Make `path` hold the bytes with the digest `found`, which a `strange` one may do; return digest, size, time."""
    if not (strange and path.is_file() and digest(path.read_bytes()) == found):
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb", opener=_as_it_is) as file:  # noqa: PTH123  Path.open takes no opener
            file.write(store.get(f"file {found}"))
            file.truncate()
    return [found, *_state(path)]


def _as_it_is(path: str, flags: int) -> int:
    """Open a file without emptying it first: ext4 takes ten times as long to write one that was emptied."""
    return os.open(path, flags & ~os.O_TRUNC, mode=0o666)


def _linked(path: Path, source: Path) -> list:
    """Make `path` the same file as `source`, or a copy of it, and return what `_written` does, without a digest."""
    if not path.is_file() or not (path.samefile(source) or _state(path) == _state(source)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            os.link(source, path)
        except OSError:  # another disk, or one that knows no links
            shutil.copy2(source, path)
    return ["", *_state(path)]


def _states(folder: Path) -> dict[str, list[int]]:
    """Return size and time of each file below `folder`."""
    return {name: _shown(found) for name, found in files_in(str(folder))}


def _stamp(memory: Path) -> list[int] | None:
    return _state(memory) if memory.is_file() else None


def _state(path: Path) -> list[int]:
    return _shown(path.stat())


def _shown(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns]


def _read(path: Path) -> dict[str, list]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _remove_empty_folders(folder: Path) -> None:
    for place, _, _ in os.walk(folder, topdown=False):
        if Path(place) != folder and not any(Path(place).iterdir()):
            Path(place).rmdir()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one build in at a time. The lock is one of SQLite's: on every system, it ends with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "lock.db", timeout=_PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
