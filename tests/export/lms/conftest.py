"""`edition`: the small book in English and French with its site, to make packages for learning platforms from."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursebook.export.edition import Edition, edition_of
from coursebook.site.build import build
from tests.conftest import Drawing
from tests.site.conftest import dressed


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small book, its site built once; `go-on` has no French text."""
    root = tmp_path_factory.mktemp("lms")
    drawing = dressed(Drawing(root / "book"))
    drawing.draw({"courses/fr/first/go-on.md": None})
    book = drawing.load()
    build(book, root / "site", directory_urls=False)
    return replace(edition_of(book, root / "site", root / "dist", ("en", "fr")), made=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def edition(built: Edition, tmp_path: Path) -> Edition:
    return replace(built, target=tmp_path / "dist")
