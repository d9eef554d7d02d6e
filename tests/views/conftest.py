"""`here`: a page of the real book in the making."""

from collections.abc import Callable

import pytest

from coursebook.model.catalog import Catalog
from coursebook.views.here import Here, components_in
from tests.conftest import Drawing
from tests.real_book import ROOT, real_book


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The real book in English."""
    return real_book().source


@pytest.fixture(scope="session")
def french() -> Catalog:
    return real_book().catalogs["fr"]


@pytest.fixture
def here(catalog: Catalog) -> Callable[..., Here]:
    """Return a maker of pages: by address, in English unless told otherwise, with folders as addresses or files."""

    def make(address: str = "about.md", own: Catalog = catalog, directory_urls: bool = True) -> Here:
        return Here(own, components_in(ROOT / "overrides" / "components"), address, directory_urls)

    return make


@pytest.fixture
def small(book: Drawing) -> Drawing:
    """The small book with all words of the interface, to be changed as a test needs it."""
    names = [f"overrides/words/{code}.yml" for code in ("en", "fr")]
    book.draw({name: (ROOT / name).read_text(encoding="utf-8") for name in names})
    return book
