"""Finds a Chromium for the browser tests, or installs one and says so.

Run as a program (`python -m tests.browser.chromium`) before the tests; it fails where no Chromium can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

ARGUMENTS = [
    "--no-sandbox",  # containers run tests as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium: from the variable CHROMIUM, the system, or Playwright's own download."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or sys.exit(f"CHROMIUM is {named}, which is no program: correct or unset it")
    return next(filter(None, map(shutil.which, _NAMES)), None) or _playwrights_own()


def ensure() -> str:
    """Return the path of a Chromium, after installing one where there is none. Exits where that cannot be done."""
    found = find()
    if found:
        return found
    for name, install in (
        ("Playwright's Chromium", _download),
        ("Debian's package chromium", _install_package),
    ):
        print(f"No Chromium found: installing {name} …", flush=True)
        if install() and (found := find()):
            return found
    return sys.exit(
        "The browser tests need Chromium, and none could be installed. Install Chromium or Chrome by hand, "
        "or set the variable CHROMIUM to its path."
    )


def _playwrights_own() -> str | None:
    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).is_file() else None


def _download() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])


def _install_package() -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    return _run(["apt-get", "update", "--quiet"]) and _run(["apt-get", "install", "--yes", "--quiet", "chromium"])


def _run(command: list[str]) -> bool:
    try:
        return subprocess.run(command, timeout=600, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    print(f"Browser for the tests: {ensure()}")
