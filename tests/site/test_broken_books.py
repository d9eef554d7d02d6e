"""A book with problems is not built, all its problems are said at once, and the last good site stays."""

import shutil
from pathlib import Path

from tests.conftest import Drawing
from tests.real_book import build, run


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_broken_book_leaves_the_last_good_site_untouched(book: Drawing) -> None:
    target = book.root / "site"
    assert build(book.root, target).returncode == 0
    good = content(target)
    book.draw({"courses/en/first/course.yml": {"level: 1": "level: 9"}, "docs/en/about.md": "# No front matter\n"})
    result = build(book.root, target)
    assert result.returncode == 1
    assert "courses/en/first/course.yml:" in result.stdout
    assert "docs/en/about.md:" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert content(target) == good


def test_mkdocs_itself_says_what_builds_the_book_and_writes_nothing(book: Drawing) -> None:
    """It would make pages without a check, and all of them each time."""
    result = run("mkdocs", "build", "--config-file", str(book.root / "mkdocs.yml"), "--site-dir", "built")
    assert result.returncode == 1
    assert "coursebook build" in result.stderr
    assert not (book.root / "built").exists()


def test_the_same_sources_give_the_same_bytes(book: Drawing) -> None:
    build(book.root, book.root / "one")
    shutil.rmtree(book.root / ".cache")
    build(book.root, book.root / "two")
    one, two = content(book.root / "one"), content(book.root / "two")
    assert one.keys() == two.keys()
    assert {name for name in one if one[name] != two[name]} == set()
