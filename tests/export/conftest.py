"""`copies`: the ZIPs of a small book."""

from pathlib import Path

import pytest

from tests.export.copies import small_copies


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copies(tmp_path_factory.mktemp("copies"))
