"""`book`, ready to be built: the small book with the settings, theme and words of this repository."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Drawing
from tests.real_book import ROOT


@pytest.fixture
def book(tmp_path: Path) -> Drawing:
    drawing = Drawing(tmp_path / "book")
    shutil.copy(ROOT / "mkdocs.yml", drawing.root / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", drawing.root / "overrides", dirs_exist_ok=True)
    return drawing
