"""A first visit loads little: most readers come with a phone, some with a bad connection."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.first_visit import loaded
from tests.browser.pages import Spot, on, spots

MOST = 300_000  # bytes


@on(spots("en", "fr", only=("home", "module", "matrix")))
def test_a_first_visit_loads_less_than_300_kilobytes(spot: Spot, browser: Browser, home: str, site: Path) -> None:
    sizes = loaded(browser, home, site, spot.path)
    assert {"stylesheets/book.css", spot.path} <= set(sizes)
    assert sum(sizes.values()) < MOST, sizes


def test_a_page_loads_the_scripts_of_its_own_components_only(browser: Browser, home: str, site: Path) -> None:
    matrix = {"assets/components/competency-matrix.css", "assets/components/competency-matrix.js"}
    assert matrix <= set(loaded(browser, home, site, Spot("matrix").path))
    everywhere = {f"assets/components/site-search.{kind}" for kind in ("css", "js")}
    others = loaded(browser, home, site, Spot("about").path)
    assert {name for name in others if name.startswith("assets/components/")} == everywhere


def test_no_file_of_the_site_is_a_font_or_a_film(site: Path) -> None:
    kinds = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert kinds & {".woff", ".woff2", ".ttf", ".otf", ".mp4", ".webm"} == set()
