"""`book`, ready to be built: the small book with the settings, theme and words of this repository."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Drawing
from tests.real_book import ROOT, settings_in


@pytest.fixture
def book(tmp_path: Path) -> Drawing:
    return dressed(Drawing(tmp_path / "book"))


def dressed(drawing: Drawing) -> Drawing:
    """Give `drawing` what a site needs: settings, theme, components and words."""
    drawing.draw({"mkdocs.yml": settings_in(("en", "fr"))})
    shutil.copytree(ROOT / "overrides", drawing.root / "overrides", dirs_exist_ok=True)
    return drawing
