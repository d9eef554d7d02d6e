"""`book`, ready to be built: the small book with the settings, theme and words of this repository."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Drawing
from tests.real_book import ROOT


@pytest.fixture
def book(tmp_path: Path) -> Drawing:
    return dressed(Drawing(tmp_path / "book"))


def dressed(drawing: Drawing) -> Drawing:
    """Give `drawing` what a site needs: settings, theme, components and words."""
    shutil.copy(ROOT / "mkdocs.yml", drawing.root / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", drawing.root / "overrides", dirs_exist_ok=True)
    return drawing
