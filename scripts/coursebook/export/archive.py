"""Files and archives that are whole or not there, and the same bytes each time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # before it a ZIP knows no dates
_READABLE = 0o644 << 16


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to; what is written there gets the name `path` once all went well, and never before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> Path:
    """Write `content` to `path`, wholly or not at all, and return `path`."""
    with whole(path) as unfinished:
        unfinished.write_bytes(content)
    return path


def write_zip(path: Path, files: dict[str, bytes], made: datetime, stored: Iterable[str] = ()) -> Path:
    """Write `files`, by their names inside, as a ZIP to `path` and return it; those named in `stored` come first and
    are not compressed.

    Names are sorted and carry the date `made`, so that the same files give the same bytes.
    """
    first = list(stored)
    with whole(path) as unfinished, ZipFile(unfinished, "w") as archive:
        for name in [*first, *sorted(files.keys() - set(first))]:
            archive.writestr(_entry(name, made, name in first), files[name])
    return path


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`, by its path with slashes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _entry(name: str, made: datetime, stored: bool) -> ZipInfo:
    info = ZipInfo(name, max(made.timetuple()[:6], _EARLIEST))
    info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    info.external_attr = _READABLE
    info.create_system = 3  # Unix, whatever this machine is: the bytes are the same
    return info
