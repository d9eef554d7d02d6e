"""A site that is built beside what was made offers it; what is made from the site does not change by that."""

from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.inputs import read_inputs
from coursebook.project import read_project
from coursebook.unchanged import said_before
from tests.conftest import Drawing
from tests.document import Document, documents_in
from tests.downloads import LIST, an_offer, offer
from tests.real_book import REPRODUCIBLE, run
from tests.site.conftest import dressed

EPUB, ZIP = "epub/among-peers-first.fr.epub", "offline/among-peers.offline.zip"
FILES = (an_offer(EPUB, b"a book"), an_offer(ZIP, b"all of it", about="", languages=["en", "fr"]))
PAGE, FRENCH = "takeaway/index.html", "fr/takeaway/index.html"


def command(root: Path, *verb: str) -> int:
    return main(["--book", str(root), *verb])


@pytest.fixture(scope="module")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book, built beside two files."""
    root = dressed(Drawing(tmp_path_factory.mktemp("downloads") / "book")).root
    offer(root, *FILES)
    assert command(root, "build") == 0
    return root


def links(page: Document) -> list[str]:
    return [link["href"] for link in page.all("a") if link["download"] is not None]


def test_the_files_are_in_the_site_and_each_language_offers_its_own(offering: Path) -> None:
    pages = documents_in(offering / "site")
    assert links(pages[PAGE]) == [f"../downloads/{ZIP}"]
    assert links(pages[FRENCH]) == [f"../../downloads/{EPUB}", f"../../downloads/{ZIP}"]
    folder = offering / "site" / "downloads"
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    assert found == {EPUB: b"a book", ZIP: b"all of it"}


def test_on_one_disk_the_files_take_no_space_twice(offering: Path) -> None:
    assert (offering / "site" / "downloads" / EPUB).samefile(offering / "dist" / EPUB)


def test_every_page_leads_to_it(offering: Path) -> None:
    pages = documents_in(offering / "site")
    for name in ("index.html", "fr/courses/first/start/index.html"):
        assert [link for link in pages[name].all("a") if (link["href"] or "").endswith("takeaway/")], name


def test_a_search_and_the_markdown_of_the_page_know_the_formats_and_no_checksums(offering: Path) -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in (offering / "site/search").glob("*.js"))
    assert "Kiwix" in words and "among-peers-first" not in words
    assert f"(../downloads/{ZIP})" in (offering / "site/takeaway/index.md").read_text(encoding="utf-8")


def test_without_a_list_nothing_is_offered(book: Drawing) -> None:
    (book.root / "dist/epub").mkdir(parents=True)
    (book.root / "dist" / EPUB).write_bytes(b"a book")
    assert command(book.root, "build") == 0
    assert not (book.root / "site/downloads").exists()
    assert links(documents_in(book.root / "site")[FRENCH]) == []


def test_what_is_made_between_two_builds_is_offered_and_what_is_gone_is_not(book: Drawing) -> None:
    """The sources stay the same, so that all pages but one are those of the build before."""
    folder, list_ = book.root / "site/downloads", book.root / LIST
    assert command(book.root, "build") == 0
    offer(book.root, FILES[0])
    assert command(book.root, "build") == 0
    assert links(documents_in(book.root / "site")[FRENCH]) == [f"../../downloads/{EPUB}"]
    offer(book.root, an_offer(EPUB, b"a newer book"))
    assert command(book.root, "build") == 0
    assert (folder / EPUB).read_bytes() == b"a newer book"
    list_.unlink()
    assert command(book.root, "build") == 0
    assert links(documents_in(book.root / "site")[FRENCH]) == []
    assert not folder.exists()


def test_where_nothing_has_changed_nothing_is_made_again(offering: Path, capsys: pytest.CaptureFixture) -> None:
    before = {path: path.stat().st_mtime_ns for path in (offering / "site").rglob("*") if path.is_file()}
    project = read_project(offering)
    assert said_before(project, offering / "site", (None, None), read_inputs(project))
    assert command(offering, "build") == 0
    assert {path: path.stat().st_mtime_ns for path in (offering / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (EPUB, None, f"{LIST}:4: `{EPUB}` is not there\n    fix: make it again: `coursebook export epub`"),
        (EPUB, b"a cook", f"{LIST}:12: `{EPUB}` has changed since it was listed\n    fix: make it again:"),
        ("takeaway.json", b'{"files": [', f"{LIST}:1: "),
        (
            "takeaway.json",
            b'{"files": [\n{}]}',
            f"{LIST}:2: `about` is missing\n    fix: nobody writes this list by hand",
        ),
    ],
)
def test_a_list_that_does_not_hold_stops_the_build_and_says_where(
    book: Drawing, capsys: pytest.CaptureFixture, name: str, content: bytes | None, said: str
) -> None:
    offer(book.root, *FILES)
    path = book.root / "dist" / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert command(book.root, "build") == 1
    assert said in capsys.readouterr().out
    assert not (book.root / "site").exists()
    assert command(book.root, "check") == 0  # the sources have nothing to mend


def test_the_same_book_gives_the_same_bytes_whatever_was_made_before(book: Drawing) -> None:
    """An export lists what it made, and the next one is made as if that were not there."""
    book.draw({"LICENSE": "Free."})
    first, again = (exported(book.root) for _ in range(2))
    assert [name for name in first if name.endswith(".zip")] == [
        "offline/among-peers.en.offline.zip",
        "offline/among-peers.fr.offline.zip",
        "offline/among-peers.offline.zip",
    ]
    assert first == again
    assert command(book.root, "build") == 0
    assert len(links(documents_in(book.root / "site")[FRENCH])) == 2


def exported(root: Path) -> dict[str, bytes]:
    result = run("coursebook.cli", "--book", str(root), "bundle", **REPRODUCIBLE)
    assert result.returncode == 0, result.stdout + result.stderr
    folder = root / "dist"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}
