"""Somebody else's programs that read what we export: found, or installed from Debian where that is allowed.

Run as a program (`python -m tests.export.programs`) before the tests of exports; it fails where one cannot be had.
"""

import os
import shutil
import subprocess
import sys

import pytest

PACKAGES = {
    "epubcheck": "epubcheck",
    "nginx": "nginx",
    "zimcheck": "zim-tools",
    "kiwix-serve": "kiwix-tools",
    "npm": "npm",
}


def program(name: str) -> str:
    """Return the path of a program; skips the test where it is missing, but never in CI (the variable CI is set)."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found and not os.environ.get("CI"):
        pytest.skip(f"{name} is not here: python -m tests.export.programs installs it")
    assert found, f"{name} is missing"
    return found


def install() -> None:
    """Install what is missing. Exits where that cannot be done."""
    missing = {package for name, package in PACKAGES.items() if not shutil.which(name, path=_path())}
    if not missing:
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(f"The tests of exports need these programs: {', '.join(sorted(missing))}. Install them by hand.")
    print(f"Installing {', '.join(sorted(missing))} …", flush=True)
    subprocess.run(["apt-get", "update", "--quiet"], check=True)
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *sorted(missing)]
    subprocess.run(command, check=True)


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


if __name__ == "__main__":
    install()
