"""`edition`: the small book in two languages, with its site, built once for all tests of documents."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursebook.export.edition import Edition
from coursebook.site.build import build
from tests.conftest import Drawing
from tests.site.conftest import dressed


@pytest.fixture(scope="package")
def built(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    drawing = dressed(Drawing(tmp_path_factory.mktemp("documents") / "book"))
    book = drawing.load()
    site = drawing.root / ".cache" / "files"
    build(book, site, directory_urls=False)
    return Edition(book, site, drawing.root / "dist", ("en", "fr"), "1.0", datetime(2026, 11, 27, 12, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path) -> Drawing:
    return dressed(Drawing(tmp_path / "book"))


@pytest.fixture
def edition(built: Edition, tmp_path: Path) -> Edition:
    """Return the edition with an empty folder of its own for what is made."""
    return replace(built, target=tmp_path / "dist")
