"""Every file that a book is made from, by its digest, and the code that makes it."""

import json
import os
import shutil
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursebook.folder import files_in
from coursebook.project import PARTS, Project
from coursebook.store import Store, digest

_FOLDERS = (*PARTS, "overrides")
_FILES = ("mkdocs.yml", "dist/takeaway.json")
# A file may change again within the same tick of its clock: of one that knows parts of a second, or of any.
_SECOND = 1_000_000_000  # nanoseconds
_TICK, _LONG_TICK = _SECOND // 10, 2 * _SECOND
_SETTINGS = ("SITE_URL", "REPO_URL", "DIRECTORY_URLS", "SOURCE_DATE_EPOCH")  # what mkdocs.yml and Pages ask for


class ChangedError(Exception):
    """Somebody changed a file of the book while something was made from it: begin again."""


def forget(project: Project) -> None:
    """Remove all that is kept of `project`."""
    shutil.rmtree(project.cache, ignore_errors=True)


def read_inputs(project: Project) -> dict[str, str]:
    """Return the digest of each file of `project` that anything is made from, by its path from the root, sorted.

    A file with the size and the time that it had before is not read again, unless it was written just then.
    """
    before, after = _known(project), {}
    now = time.time_ns()
    for name, entry in sorted(_files(project.root)):
        size, changed = entry.st_size, entry.st_mtime_ns
        known = before.get(name)
        same = known is not None and known[:2] == [size, changed]
        found = known[2] if same else digest(_content(f"{project.root}/{name}"))
        after[name] = [size, changed if _is_over(changed, now) else 0, found]
    if after != before:
        _keep(project, after)
    return {name: found for name, (_, _, found) in after.items()}


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  twice as quick, and there are a thousand
        return file.read()


def _is_over(tick: int, now: int) -> bool:
    """Tell whether all that changes a file from `now` on gives it another time than `tick`."""
    return now - tick > (_TICK if tick % _SECOND else _LONG_TICK)


def settings_of(project: Project) -> str:
    """Return a digest of `mkdocs.yml` and of the variables that it reads."""
    return digest((project.root / "mkdocs.yml").read_bytes(), *(os.environ.get(name) for name in _SETTINGS))


@dataclass(frozen=True)
class Kept:
    """What was read or made before, in `store`, and `inputs`: the digest of each file that it was made from."""

    store: Store
    inputs: dict[str, str]

    def digest_of(self, names: Sequence[str]) -> str:
        """Return a digest of the files `names`, whether they are there or not."""
        return digest(*((name, self.inputs.get(name)) for name in names))

    def save(self, project: Project) -> None:
        """Write what is new, if no file has changed since its digest was taken: nobody knows what was read of it."""
        if self.store.unsaved and read_inputs(project) == self.inputs:
            self.store.save()


def keep(project: Project, inputs: dict[str, str] | None = None, at_hand: bool = False) -> Kept:
    """Return what is kept of `project` from before, for its `inputs` or those of now; see Store for `at_hand`."""
    return Kept(Store(project.cache / "store.db", program(), at_hand), inputs or read_inputs(project))


@cache
def program() -> str:
    """Return a digest of the code, of the versions of all packages, and of Python: another one makes other things."""
    code = Path(__file__).parent
    sources = [path.read_bytes() for path in sorted(code.rglob("*.py"))]
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return digest(sys.version, *packages, *sources)[:12]


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    for folder in _FOLDERS:
        yield from files_in(str(root / folder), f"{folder}/")
    for name in _FILES:
        if (root / name).is_file():
            yield name, (root / name).stat()


def _list(project: Project) -> Path:
    return project.cache / "inputs.json"


def _known(project: Project) -> dict[str, list]:
    try:
        return json.loads(_list(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _keep(project: Project, files: dict[str, list]) -> None:
    project.cache.mkdir(exist_ok=True)
    unfinished = _list(project).with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(files), encoding="utf-8")
    unfinished.replace(_list(project))
