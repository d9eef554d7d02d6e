"""The files of a folder."""

from pathlib import Path

from coursebook.checks import check
from coursebook.folder import files_in
from tests.conftest import Drawing


def test_each_file_is_there_with_its_size_and_a_folder_that_is_missing_has_none(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.md").write_text("text", encoding="utf-8")
    assert {name: found.st_size for name, found in files_in(str(tmp_path), "x/")} == {"x/a/b/c.md": 4}
    assert [*files_in(str(tmp_path / "missing"))] == []


def test_what_an_editor_leaves_beside_an_open_file_is_no_file_of_the_book(book: Drawing) -> None:
    root = book.draw({})
    for name in ("docs/en/.#about.md", "courses/en/first/.#course.yml"):
        (root / name).symlink_to("somebody@somewhere.4711")
    assert check(book.load()) == []
