"""Measures what a build takes and what a first visit loads: `make bench`. Medians of several runs, on this machine."""

import gzip
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from coursebook.project import read_project
from coursebook.site.build import build
from tests.browser.chromium import ARGUMENTS, ensure
from tests.browser.server import served
from tests.real_book import copy_sources, run

RUNS = 5
VISITS = {"home": "", "a module": "courses/discovering/what-peer-support-is/", "the matrix": "competencies/matrix/"}


def main() -> None:
    """Print a table of all measures."""
    with tempfile.TemporaryDirectory() as folder:
        book = copy_sources(Path(folder) / "book")
        site = book / "site"
        print(f"medians of {RUNS} runs, Python {sys.version.split()[0]}\n")
        row("full build, from the command", seconds(lambda: fresh_build(book, site)))
        row("check", seconds(lambda: run("coursebook.cli", "--book", str(book), "check")))
        row("an edit, in the running preview", edits(book))
        row("pages built", f"{sum(1 for _ in site.rglob('*.html'))}")
        visits(site)


def fresh_build(book: Path, site: Path) -> None:
    """Build the book as for the first time."""
    shutil.rmtree(book / ".cache", ignore_errors=True)
    result = run("coursebook.cli", "--book", str(book), "build", "--to", str(site))
    if result.returncode:
        raise subprocess.CalledProcessError(result.returncode, "coursebook build", result.stdout, result.stderr)


def edits(book: Path) -> str:
    """Return how long the preview takes to build the book again after an edit of a page."""
    project = read_project(book)
    page = book / "courses" / "en" / "discovering" / "what-peer-support-is.md"
    text = page.read_text(encoding="utf-8")
    build(project, book / "preview", strict=False)

    def edit() -> None:
        page.write_text(text.replace("## In short\n", f"## In short\n\nAt {time.monotonic_ns()}.\n"), encoding="utf-8")
        build(project, book / "preview", strict=False)

    try:
        return seconds(edit)
    finally:
        page.write_text(text, encoding="utf-8")


def seconds(work: Callable[[], object]) -> str:
    """Return the median time that `work` takes."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return f"{median(times):.2f} s"


def visits(site: Path) -> None:
    """Print what the browser loads on a first visit, compressed as servers do (gzip, level 6)."""
    with served(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=ARGUMENTS)
        for name, path in VISITS.items():
            files = loaded(browser, home, path, site)
            index = sum(size for file, size in files.items() if "search_index" in file)
            row(f"first visit of {name}", f"{(sum(files.values()) - index) / 1000:.0f} kB")
            row("  and its search index", f"{index / 1000:.0f} kB")
        browser.close()


def loaded(browser: Browser, home: str, path: str, site: Path) -> dict[str, int]:
    """Return the compressed size, in bytes, of every file that a first visit of the page at `path` loads."""
    context = browser.new_context()
    page = context.new_page()
    addresses: set[str] = set()
    page.on("request", lambda request: addresses.add(request.url))
    page.goto(home + path, wait_until="networkidle")
    context.close()
    names = [address.removeprefix(home).partition("?")[0] for address in addresses]
    return {name: compressed(site / name) for name in names}


def compressed(path: Path) -> int:
    """Return the bytes of a file, or of the index page of a folder, as sent."""
    file = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    print(f"{name:<36}{value:>12}", flush=True)


if __name__ == "__main__":
    main()
