"""Text files as authors leave them."""

from pathlib import Path

import pytest

from coursebook.problems import SourceError
from coursebook.sources.text_file import read_text


def said(path: Path) -> list[str]:
    with pytest.raises(SourceError) as error:
        read_text(path, "page.md")
    return [f"{problem.line}: {problem.fact}" for problem in error.value.problems]


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert read_text(path, "page.md") == "one\ntwo\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"one\ntwo \xff\n", "2: this line is not UTF-8 text"),
        ("une journée\n".encode("latin-1"), "1: this line is not UTF-8 text"),
        (b"one\ntwo\x00\n", "2: the line holds a control character, which nobody can see"),
        (b"old\rline ends\r", "1: the line holds a control character, which nobody can see"),
        (b"one\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n", "2: a merge conflict was left in the file"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(data: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(data)
    assert said(path) == [problem]


def test_a_line_of_equal_signs_is_no_merge_conflict(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("Title\n=======\n", encoding="utf-8")
    assert read_text(path, "page.md") == "Title\n=======\n"
