"""What was made before, by what it was made from: one file, safe for several builds at once and for one that is killed.

Each thing is kept under a digest of all that it depends on, so nothing in here can be wrong, only unused.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from coursebook.packed import packed, unpacked

T = TypeVar("T")

_DAY = 86_400  # seconds
_KEPT_FOR = 30  # days without use
_AT_ONCE = 500  # things to ask for in one question; SQLite takes at least 999
_PATIENCE = 60  # seconds to wait for another build that writes


def digest(*parts: object) -> str:
    """Return a digest of `parts`: texts, bytes, or what `repr` says the same of each time."""
    found = blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else (part if isinstance(part, str) else repr(part)).encode()
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


class Store:
    """A store in the file `path`. `program` stands for all code that makes things: another one finds nothing here.

    With `at_hand`, everything stays in memory, too, for a program that asks for the same again and again.
    """

    def __init__(self, path: Path, program: str, at_hand: bool = False):
        self.path, self.program = path, program
        self._at_hand: dict[str, Any] | None = {} if at_hand else None
        self._new: dict[str, bytes] = {}
        self.waiting = 0  # bytes that `save` would write
        self._used: set[str] = set()
        self._file: sqlite3.Connection | None = None
        self._today = int(time.time() // _DAY)

    def get(self, key: str) -> Any:
        """Return what was kept under `key`, or None."""
        return self.get_all([key])[0]

    def get_all(self, keys: Sequence[str]) -> list[Any]:
        """Return the same of several keys, in less time than one after the other."""
        names, here = [self._name(key) for key in keys], self._at_hand if self._at_hand is not None else {}
        missing = [name for name in names if name not in here]
        found = self._found([name for name in missing if name not in self._new], "content")
        found |= {name: self._new[name] for name in missing if name in self._new}
        read = {name: self._noted(name, unpacked(content)) for name, content in found.items()}
        return [here[name] if name in here else read.get(name) for name in names]

    def put(self, key: str, value: object) -> None:
        """Keep `value` under `key`; it is written by `save`."""
        name = self._name(key)
        self._noted(name, value)
        self._new[name] = packed(value)
        self.waiting += len(self._new[name])

    def _noted(self, name: str, value: T) -> T:
        if self._at_hand is not None:
            self._at_hand[name] = value
        return value

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """Return what is kept under `key`, or what `make` gives, and keep that."""
        return self.kept_all({key: make})[0]

    def kept_all(self, making: Mapping[str, Callable[[], T]]) -> list[T]:
        """Return the same of several keys, each with what makes it: in less time than one after the other."""
        found = self.get_all([*making])
        for number, (key, make) in enumerate(making.items()):
            if found[number] is None:
                found[number] = make()
                self.put(key, found[number])
        return found

    def has(self, key: str) -> bool:
        """Tell whether something is kept under `key`, without reading it."""
        name = self._name(key)
        return name in self._new or name in self._found([name], "1")

    def _found(self, names: Sequence[str], column: str) -> dict[str, Any]:
        """Return the `column` of what is kept under `names`, and note that somebody uses it today."""
        found: dict[str, Any] = {}
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for name, value, used in self._open().execute(
                f"SELECT name, {column}, used FROM kept WHERE name IN ({marks})", some
            ):
                found[name] = value
                if used < self._today:
                    self._used.add(name)
        return found

    @property
    def unsaved(self) -> bool:
        """Whether `save` has anything to write."""
        return bool(self._new or self._used)

    def save(self) -> None:
        """Write what is new, at once or not at all, and forget what nobody has used for a month."""
        today = self._today
        with self._open() as file:
            file.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", ((name, c, today) for name, c in self._new.items())
            )
            file.executemany("UPDATE kept SET used = ? WHERE name = ?", ((today, name) for name in self._used))
            file.execute("DELETE FROM kept WHERE used < ?", (today - _KEPT_FOR,))
        self._new, self._used, self.waiting = {}, set(), 0

    def close(self) -> None:
        """Let go of the file. A process that is a copy of another (fork) opens it anew."""
        if self._file:
            self._file.close()
        self._file = None

    def _name(self, key: str) -> str:
        return f"{self.program}:{key}"

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _readable(self.path)
        return self._file


def _readable(path: Path) -> sqlite3.Connection:
    """Return the file at `path`, made anew where it is damaged: then everything is made again, and nothing is lost."""
    try:
        return _connected(path)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)  # a preview asks in turn, from threads
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = OFF")  # after a power cut the file may be damaged: see `_readable`
    file.execute("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, content BLOB, used INTEGER)")
    file.execute("CREATE INDEX IF NOT EXISTS kept_used ON kept (used)")
    return file
