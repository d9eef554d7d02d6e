"""MkDocs is ready without what takes longest to import."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import mkdocs_macros.context
import mkdocs_macros.util
import pytest

from coursebook.site.without import without, without_git


def test_a_package_is_empty_for_a_while() -> None:
    with without("wave"):
        import wave  # noqa: PLC0415

        assert not hasattr(wave, "open")
    import wave  # noqa: PLC0415

    assert wave.open


def test_a_package_that_is_there_stays_as_it_is() -> None:
    with without("pytest"):
        import pytest as same  # noqa: PLC0415
    assert same is pytest
    assert sys.modules["pytest"] is pytest


def test_nothing_of_git_is_looked_up_for_a_page(monkeypatch) -> None:
    """mkdocs-macros gives pages what `git log` says of the last commit; where this fails, it does so elsewhere."""
    as_it_is = lambda function: function  # noqa: E731
    environment = SimpleNamespace(variables={}, config={}, macro=as_it_is, filter=as_it_is)
    asked = []
    monkeypatch.setattr(subprocess, "check_output", lambda command, **_: asked.append(command) or "")
    mkdocs_macros.context.define_env(environment)
    assert len(asked) == 12
    with without_git():
        mkdocs_macros.context.define_env(environment)
    assert len(asked) == 12


def test_a_build_imports_no_client_of_the_network() -> None:
    asked = "import sys, coursebook.site.build; print(sorted({'requests', 'urllib3'} & sys.modules.keys()))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said == "[]\n"


def test_mkdocs_macros_needs_it_for_one_function_alone() -> None:
    """Where this fails, see whether `without` still does no harm."""
    used = Path(mkdocs_macros.util.__file__).read_text(encoding="utf-8").count("requests.")
    assert used == 2
