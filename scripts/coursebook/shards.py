"""A site from shards: folders that were built on several machines, a language each."""

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path


class ShardError(Exception):
    """The shards do not belong together; the message names a file and what to do."""


def join(shards: Iterable[Path], target: Path) -> int:
    """Put `shards` together in `target`, in place of what is there, and return the number of files.

    What stands in several of them is the same in all. Raises ShardError where it is not, or where a shard is missing;
    `target` then stays as it was.
    """
    found: dict[str, Path] = {}
    for shard in shards:
        if not shard.is_dir():
            raise ShardError(f"{shard} is no folder: build it with `coursebook build --locale CODE --to {shard}`")
        for name in _files_in(shard):
            if name in found and not filecmp.cmp(found[name], shard / name, shallow=False):
                raise ShardError(
                    f"{name} differs between {found[name].parents[name.count('/')]} and {shard}: "
                    "build all shards from the same sources, with the same versions"
                )
            found[name] = shard / name
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    for name, path in found.items():
        (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, unfinished / name)
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(unfinished, target)
    return len(found)


def _files_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
