"""The book of this repository: its records, a copy of its sources, and the site that the command makes of it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from coursebook.load import Book, load
from coursebook.project import PARTS, read_project

ROOT = Path(__file__).parents[1]
SOURCES = ("mkdocs.yml", "docs", "handbook", "courses", "competencies", "overrides")
REPRODUCIBLE = {"SOURCE_DATE_EPOCH": "1780000000", "PYTHONHASHSEED": "1"}  # a fixed date, a fixed order of sets
_SETTINGS = ("SITE_URL", "REPO_URL", "DIRECTORY_URLS")  # what mkdocs.yml reads from the environment
_PATIENCE = 900  # seconds to wait for the worker that builds the site


@cache
def real_book() -> Book:
    """Return the book as loaded; it has no problems."""
    book = load(read_project(ROOT))
    assert book.problems == []
    return book


def copy_sources(folder: Path, languages: Sequence[str] = ()) -> Path:
    """Copy everything that the site is made from into `folder`, where a test may change it, and return `folder`.

    Where `languages` are given, the copy has no others: what holds for two holds for eight, and takes a quarter of the
    time.
    """
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    if languages:
        (folder / "mkdocs.yml").write_text(settings_in(languages), encoding="utf-8")
    for code in set(real_book().project.codes) - set(languages) if languages else ():
        for part in PARTS:
            shutil.rmtree(folder / part / code, ignore_errors=True)
    return folder


def settings_in(languages: Sequence[str]) -> str:
    """Return `mkdocs.yml` with no other languages than these."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = tuple(f"- {{locale: {code}," for code in languages)
    return "".join(line for line in lines if "- {locale: " not in line or line.lstrip().startswith(kept))


def run(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module as a program, with `settings` in its environment, and return what it said."""
    clean = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=clean | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )


def build(folder: Path, target: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the book in `folder` into `target` as an author would."""
    return run("coursebook.cli", "--book", str(folder), "build", "--to", str(target), **settings)


def site_built_once(shared: Path) -> Path:
    """Return the built site in `shared`: the first test process that asks builds it, the others wait for it."""
    site, failure = shared / "site", shared / "site-failed.txt"
    try:
        (shared / "site-claimed").mkdir()
    except FileExistsError:
        return _built_by_another(site, failure)
    result = build(copy_sources(shared / "book"), shared / "fresh", **REPRODUCIBLE)
    if result.returncode:
        failure.write_text(result.stdout + result.stderr, encoding="utf-8")
        return _built_by_another(site, failure)
    return (shared / "fresh").rename(site)


def _built_by_another(site: Path, failure: Path) -> Path:
    deadline = time.monotonic() + _PATIENCE
    while not site.is_dir():
        assert not failure.exists(), failure.read_text(encoding="utf-8")
        assert time.monotonic() < deadline, "another test process claimed to build the site and did not"
        time.sleep(0.1)
    return site
