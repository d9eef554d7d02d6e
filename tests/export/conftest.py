"""`copies`: the ZIPs of a small book; `browser`: a real one."""

from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401 (the same fixture, for what is opened or served here)
from tests.export.copies import small_copies


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copies(tmp_path_factory.mktemp("copies"))
