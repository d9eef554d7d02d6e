"""A first visit loads little, and a next page less: most readers come with a phone, some with a bad connection."""

import gzip
import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, Visitor
from tests.browser.first_visit import loaded
from tests.browser.pages import Spot, on, spots
from tests.document import Document

MOST = 70_000  # bytes of a first visit, compressed
MOST_MORE = 15_000  # what a next page adds to its own text and drawings, compressed
MOST_AROUND = 28_000  # bytes of HTML around the text, not compressed

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@on(spots("en", "fr", only=("home", "module", "matrix")))
def test_a_first_visit_loads_at_most_70_kilobytes(spot: Spot, browser: Browser, home: str, site: Path) -> None:
    sizes = loaded(browser, home, site, spot.path)
    assert {"stylesheets/book.css", spot.path} <= set(sizes)
    assert sum(sizes.values()) <= MOST, sizes


@on(spots("en", "fr", only=("module",)))
def test_the_next_page_of_a_course_loads_little_but_itself(
    spot: Spot, browser: Browser, home: str, site: Path, visit: Visitor
) -> None:
    address = visit(spot.path, DESKTOP).locator("a[rel=next]").evaluate("(link) => link.href").removeprefix(home)
    more = loaded(browser, home, site, address)
    for name in loaded(browser, home, site, spot.path):
        more.pop(name, None)
    html = (site / address / "index.html").read_text(encoding="utf-8")
    more[address] = compressed(_DRAWING.sub("", html)) - compressed(Document(html).one("article").text)
    assert sum(more.values()) <= MOST_MORE, more


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def test_around_its_text_a_page_holds_little(site: Path) -> None:
    pages = {
        path: path.read_text(encoding="utf-8") for path in site.rglob("index.html") if path.parent.parent.name != "id"
    }
    around = {path: len(_ARTICLE.sub("", page).encode()) for path, page in pages.items()}
    assert {path: size for path, size in around.items() if size > MOST_AROUND} == {}


def test_a_page_loads_the_scripts_of_its_own_components_only(browser: Browser, home: str, site: Path) -> None:
    matrix = {"assets/components/competency-matrix.css", "assets/components/competency-matrix.js"}
    assert matrix <= set(loaded(browser, home, site, Spot("matrix").path))
    everywhere = {f"assets/components/site-search.{kind}" for kind in ("css", "js")}
    others = loaded(browser, home, site, Spot("about").path)
    assert {name for name in others if name.startswith("assets/components/")} == everywhere


def test_no_file_of_the_site_is_a_font_or_a_film(site: Path) -> None:
    kinds = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert kinds & {".woff", ".woff2", ".ttf", ".otf", ".mp4", ".webm"} == set()
