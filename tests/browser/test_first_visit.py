"""A first visit loads little: most readers come with a phone, some with a bad connection."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.first_visit import INDEX, apart_from_search, loaded
from tests.browser.pages import Spot, on, spots

MOST = 300_000  # bytes


@on(spots("en", "fr", only=("home", "module", "matrix")))
def test_a_first_visit_loads_less_than_300_kilobytes(spot: Spot, browser: Browser, home: str, site: Path) -> None:
    sizes = loaded(browser, home, site, spot.path)
    assert {"stylesheets/book.css", INDEX, spot.path} <= set(sizes)
    assert apart_from_search(sizes) < MOST, sizes


def test_a_page_loads_the_scripts_of_its_own_components_only(browser: Browser, home: str, site: Path) -> None:
    matrix = {"assets/components/competency-matrix.css", "assets/components/competency-matrix.js"}
    assert matrix <= set(loaded(browser, home, site, Spot("matrix").path))
    assert not any(name.startswith("assets/components/") for name in loaded(browser, home, site, Spot("about").path))


def test_no_file_of_the_site_is_a_font_or_a_film(site: Path) -> None:
    kinds = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert kinds & {".woff", ".woff2", ".ttf", ".otf", ".mp4", ".webm"} == set()
