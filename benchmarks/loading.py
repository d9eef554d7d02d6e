"""How a page feels on a slow phone: Chromium's own measures, over a slow 4G line and with a quarter of the speed."""

import gzip
from collections.abc import Iterator
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import BinaryIO

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS, ensure
from tests.browser.first_visit import COMPRESSED
from tests.browser.pages import Spot
from tests.browser.server import Handler, served

RUNS = 3
VISITED = (Spot("home"), Spot("module"), Spot("matrix"))
SLOW_4G = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4  # times

_WATCH = """
window.seen = { largest: 0, shifts: 0, blocked: 0 }
const watch = (type, react) =>
  new PerformanceObserver((list) => list.getEntries().forEach(react)).observe({ type, buffered: true })
watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime })
watch("layout-shift", (entry) => { seen.shifts += entry.hadRecentInput ? 0 : entry.value })
watch("longtask", (entry) => { seen.blocked += Math.max(0, entry.duration - 50) })
"""
_READ = """() => ({
  first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  ...seen,
})"""
_COLUMNS = {
    "first": "first paint, ms",
    "largest": "largest paint, ms",
    "shifts": "layout shift",
    "blocked": "blocked, ms",
}


class Compressing(Handler):
    """A host that compresses, as those of real sites do."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in COMPRESSED:
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


def table(site: Path) -> Iterator[tuple[str, ...]]:
    """Give the rows of a table about `site`, the names of its columns first: medians of several first visits."""
    yield ("", *_COLUMNS.values())
    with served(site, Compressing) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=ARGUMENTS)
        for spot in VISITED:
            runs = [visit(browser, home + spot.path) for _ in range(RUNS)]
            found = {name: median(run[name] for run in runs) for name in _COLUMNS}
            yield (
                spot.kind,
                *(f"{found[name]:.3f}" if name == "shifts" else f"{found[name]:.0f}" for name in _COLUMNS),
            )
        browser.close()


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Return the measures of a first visit with a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="networkidle")
    measures = page.evaluate(_READ)
    context.close()
    return measures
