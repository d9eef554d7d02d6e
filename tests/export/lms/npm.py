"""Somebody else's programs from npm that read what we export: installed once into `.cache/npm/`."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.export.programs import program
from tests.real_book import ROOT

PACKAGES = {"scorm-again": "3.4.3", "gift-pegjs": "1.0.2"}
FOLDER = ROOT / ".cache" / "npm"


def npm_package(name: str) -> Path:
    """Return the folder of an installed package; skips the test where npm has none to give, but never in CI."""
    folder = FOLDER / "node_modules" / name
    if not folder.is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        failure = _install()
        if failure and not os.environ.get("CI"):
            pytest.skip(f"{name} cannot be had from npm: {failure}")
        assert not failure, failure
    return folder


def _install() -> str | None:
    """Install all packages and return what went wrong."""
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = [
        program("npm"),
        "install",
        "--prefix",
        str(FOLDER),
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        *wanted,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.stderr.strip() if done.returncode else None
