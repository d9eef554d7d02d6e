"""Says whether a copy is whole, which one it is and how old: a ZIP, or the folder that it was unpacked into."""

import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from coursebook.export.manifest import SUMS, VERSION, read_sums, read_version

# What a ZIP can raise while it is read: cut off, damaged, locked with a password, packed in a way unknown here.
_UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Verdict:
    """What was found: what the copy says of itself, and what is wrong with it, nothing where it is whole."""

    facts: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Files:
    """The files of a copy, with how to open one by its name."""

    names: list[str]
    open: Callable[[str], IO[bytes]]

    def read(self, name: str) -> str:
        with self.open(name) as file:
            return file.read().decode()

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file, or None where it cannot be read."""
        try:
            with self.open(name) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except _UNREADABLE:
            return None


def verify(path: Path, today: date) -> Verdict:
    """Return what there is to say about the copy at `path`, seen on the day `today`. Raises nothing for a bad one."""
    try:
        with _opened(path) as files:
            return _verdict(path, files, today)
    except FileNotFoundError:
        return Verdict(faults=("there is no such file",))
    except _UNREADABLE:
        return Verdict(faults=("damaged or cut off: this is no whole ZIP file",))


@contextmanager
def _opened(path: Path) -> Iterator[_Files]:
    if path.is_dir():
        names = [found.relative_to(path).as_posix() for found in path.rglob("*") if not found.is_dir()]
        yield _Files(names, lambda name: (path / name).open("rb"))
        return
    with ZipFile(path) as archive:
        yield _Files([name for name in archive.namelist() if not name.endswith("/")], archive.open)


def _verdict(path: Path, files: _Files, today: date) -> Verdict:
    if SUMS not in files.names:
        return Verdict(faults=(f"missing: {SUMS}. Without it nobody can tell whether this is a whole copy",))
    try:
        listed = read_sums(files.read(SUMS))
    except _UNREADABLE as error:
        return Verdict(faults=(f"changed: {SUMS} ({error})",))
    faults = tuple(_faults(files, listed))
    return Verdict((*_facts(files, today), *_size(path, files)), faults)


def _faults(files: _Files, listed: dict[str, str]) -> Iterator[str]:
    for name in sorted(listed.keys() - {*files.names}):
        yield f"missing: {name}"
    for name in sorted({*files.names} - listed.keys() - {SUMS}):
        yield f"added: {name}"
    for name, times in Counter(files.names).items():
        if times > 1:
            yield f"{times} times: {name}"
    for name in sorted(listed.keys() & {*files.names}):
        digest = files.digest(name)
        if digest != listed[name]:
            yield f"changed: {name}" if digest else f"damaged: {name}"


def _facts(files: _Files, today: date) -> Iterator[str]:
    """Give what the copy says of itself; nothing where it does not say it, which is told as a fault."""
    try:
        said = read_version(files.read(VERSION))
    except (KeyError, *_UNREADABLE):
        return
    days = (today - said.day).days
    yield f"{said.book}, version {said.number} of {said.day.isoformat()}, {_age(days)}"
    yield f"languages: {', '.join(said.languages)}"
    yield f"a newer one: {said.online}"


def _age(days: int) -> str:
    if days < 0:
        return "from the future: is the date of this computer right?"
    return "1 day old" if days == 1 else f"{days} days old"


def _size(path: Path, files: _Files) -> Iterator[str]:
    yield f"{len(files.names)} files"
    if path.is_file():
        with path.open("rb") as file:
            yield f"SHA-256 of the whole: {hashlib.file_digest(file, 'sha256').hexdigest()}"
