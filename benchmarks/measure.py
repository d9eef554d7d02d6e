"""What a build takes, what a first visit loads and when it is seen: `make bench` prints it. Medians, on a copy."""

import os
import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from benchmarks import loading
from coursebook.load import load
from coursebook.project import read_project
from coursebook.site.build import build
from tests.browser.chromium import ARGUMENTS, ensure
from tests.browser.first_visit import loaded, transferred
from tests.browser.pages import Spot
from tests.browser.server import served
from tests.real_book import build as build_as_author
from tests.real_book import copy_sources, run

RUNS = 5
EDITED = "courses/en/discovering/what-peer-support-is.md"
VISITED = (Spot("home"), Spot("module"), Spot("matrix"))

Row = tuple[str, str]  # what was measured, and how much it is


def main() -> None:
    """Measure and print a table."""
    with TemporaryDirectory() as name:
        book, site = copy_sources(Path(name) / "book"), Path(name) / "site"
        rows = [*commands(book, site), edit(book, site), *visits(site), pages(site)]
        shown = list(loading.table(site))
    print(f"Medians of {RUNS} runs; Python {platform.python_version()}, {os.cpu_count()} processors")
    show(rows)
    print("\nA first visit with a slow phone: 1.6 Mbit/s, 150 ms there and back, a quarter of the speed")
    show(shown)


def show(rows: Iterable[tuple[str, ...]]) -> None:
    """Print a table: what was measured to the left, amounts to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for what, *amounts in rows:
        print(
            what.ljust(widths[0]),
            *(amount.rjust(width) for amount, width in zip(amounts, widths[1:], strict=True)),
            sep="  ",
        )


def commands(book: Path, site: Path) -> Iterator[Row]:
    """Give the seconds of the commands, each as an author runs it: Python starts anew."""
    yield seconds("check", lambda: run("coursebook.cli", "--book", str(book), "check"))
    yield seconds("full build, nothing kept from before", lambda: build_as_author(book, site), lambda: forget(book))
    yield seconds("full build, again", lambda: build_as_author(book, site))


def forget(book: Path) -> None:
    """Remove everything that a build keeps for the next one."""
    shutil.rmtree(book / ".cache", ignore_errors=True)


def edit(book: Path, site: Path) -> Row:
    """Return the seconds from a saved edit to the rebuilt book, in the process that shows it."""
    project, path = read_project(book), book / EDITED
    build(load(project), site, strict=False)

    def save() -> None:
        path.write_text(f"{path.read_text(encoding='utf-8')}\nOne more sentence.\n", encoding="utf-8")

    return seconds("an edit, until its page is rebuilt", lambda: build(load(project), site, strict=False), save)


def seconds(what: str, action: Callable[[], object], before: Callable[[], object] = lambda: None) -> Row:
    """Return the median time of `action`; `before` runs ahead of each and is not counted."""
    times = []
    for _ in range(RUNS):
        before()
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return what, f"{median(times):.2f} s"


def visits(site: Path) -> Iterator[Row]:
    """Give what a browser that has never been there loads, compressed, and what a search adds once it is opened."""
    with served(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=ARGUMENTS)
        for spot in VISITED:
            sizes = loaded(browser, home, site, spot.path)
            yield f"first visit, {spot.kind}", kilobytes(sum(sizes.values()))
        browser.close()
    for name in ("start", "words", "text"):
        largest = max(map(transferred, (site / "search").glob(f"{name}*.js")))
        yield f"search, the largest file `{name}`", kilobytes(largest)


def kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def pages(site: Path) -> Row:
    """Return how many pages the site has, in all languages."""
    return "pages", str(sum(1 for _ in site.rglob("*.html")))


if __name__ == "__main__":
    main()
