"""Shards that belong together become the site that a whole build gives; others are refused."""

from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.shards import ShardError, join
from tests.conftest import Drawing
from tests.site.conftest import dressed


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(root: Path, *arguments: str) -> int:
    return main(["--book", str(root), *arguments])


def test_shards_of_all_languages_are_the_whole_site(tmp_path: Path) -> None:
    root = dressed(Drawing(tmp_path / "book")).root
    for code in ("en", "fr"):
        assert command(root, "build", "--locale", code, "--to", str(tmp_path / code)) == 0
    assert command(root, "build", "--to", str(tmp_path / "whole")) == 0
    shards = [str(tmp_path / code) for code in ("en", "fr")]
    assert command(root, "join", *shards, "--to", str(tmp_path / "joined")) == 0
    assert content(tmp_path / "joined") == content(tmp_path / "whole")
    french = {name for name in content(tmp_path / "whole") if name.startswith("fr/")}
    assert french <= content(tmp_path / "fr").keys()


def test_a_language_that_the_book_has_not_is_told(book: Drawing, capsys: pytest.CaptureFixture) -> None:
    assert command(book.root, "build", "--locale", "xx") == 2
    assert "en, fr" in capsys.readouterr().err


def test_shards_from_different_sources_are_refused_and_the_site_stays(tmp_path: Path) -> None:
    for name in ("one", "two", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "book.css").write_text(name, encoding="utf-8")
    with pytest.raises(ShardError, match=r"book\.css differs between .*one and .*two: build all"):
        join([tmp_path / "one", tmp_path / "two"], tmp_path / "site")
    assert content(tmp_path / "site") == {"book.css": b"site"}


def test_a_shard_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShardError, match=r"nothing is no folder: build it with"):
        join([tmp_path / "nothing"], tmp_path / "site")
