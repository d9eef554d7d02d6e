"""Somebody else's programs that read what we export: found, or installed from Debian where that is allowed.

Run as a program (`python -m tests.export.programs`) before the tests of exports; it fails where one cannot be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = {
    "epubcheck": "epubcheck",
    "nginx": "nginx",
    "zimcheck": "zim-tools",
    "kiwix-serve": "kiwix-tools",
    "pdftotext": "poppler-utils",
    "pango-view": "pango1.0-tools",  # brings Pango along, which PDF needs
    "npm": "npm",  # for Ace
    "caddy": "caddy",
    "rapper": "raptor2-utils",
}

ACE = Path(__file__).parents[2] / ".cache" / "ace"
_ACE_VERSION = "1.4.6"


def program(name: str) -> str:
    """Return the path of a program; skips the test where it is missing, but never in CI (the variable CI is set)."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found and not os.environ.get("CI"):
        pytest.skip(f"{name} is not here: python -m tests.export.programs installs it")
    assert found, f"{name} is missing"
    return found


def ace() -> str:
    """Return the path of Ace, which checks the accessibility of EPUB; skips the test where it is missing, as above."""
    return program(str(ACE / "node_modules" / ".bin" / "ace-puppeteer"))


def install() -> None:
    """Install what is missing. Exits where that cannot be done."""
    _install_packages()
    if not ACE.is_dir():
        print("Installing Ace …", flush=True)  # without the scripts of its packages, which would download a browser
        wanted = f"@daisy/ace@{_ACE_VERSION}"
        subprocess.run(["npm", "install", "--ignore-scripts", "--prefix", str(ACE), wanted], check=True)


def _install_packages() -> None:
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
