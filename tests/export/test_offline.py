"""A copy of the book is whole, says what it is, leads nowhere but into itself, and is the same each time."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from coursebook.export import archive
from coursebook.export.edition import Edition
from coursebook.export.manifest import SUMS, VERSION
from coursebook.export.offline import offline
from coursebook.export.verify import verify
from coursebook.load import load
from coursebook.problems import SourceError
from coursebook.project import read_project
from tests.document import Document, documents_in
from tests.export.copies import unpacked
from tests.links import goals
from tests.real_book import run

CODES = ("en", "fr")
MADE = date(2026, 5, 28)  # the date of REPRODUCIBLE
FRENCH, ALL = "among-peers.fr.offline.zip", "among-peers.offline.zip"


@pytest.fixture
def french(copies: Path, tmp_path: Path) -> Path:
    """A French copy that a test may spoil."""
    return Path(shutil.copy(copies / FRENCH, tmp_path / "copy.zip"))


@pytest.fixture
def edition(copies: Path, tmp_path: Path) -> Edition:
    """What the copies were made from, to be made once more, in two languages and into another folder."""
    book = load(read_project(copies.parents[1] / "book"))
    made = datetime.fromtimestamp(1_780_000_000, UTC)
    return Edition(book, book.project.cache / "files", tmp_path, ("en", "fr"), "0.1.0", made)


def faults(path: Path) -> tuple[str, ...]:
    return verify(path, MADE).faults


def rewritten(path: Path, change: dict[str, bytes | None]) -> Path:
    """Write the ZIP at `path` once more with `change`: other contents, files more, or none (None)."""
    files = {}
    with ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()} | change
    return archive.write_zip(
        path, {name: text for name, text in files.items() if text is not None}, datetime(2026, 1, 1)
    )


def test_there_is_a_copy_for_each_language_and_one_with_all(copies: Path) -> None:
    names = {f"among-peers.{code}.offline.zip" for code in CODES} | {ALL}
    assert {path.name for path in copies.iterdir()} == names
    assert {name: faults(copies / name) for name in names} == dict.fromkeys(names, ())


@pytest.mark.parametrize("name", ["among-peers.en.offline.zip", FRENCH, ALL])
def test_a_copy_lacks_nothing_that_its_pages_lead_to(copies: Path, tmp_path: Path, name: str) -> None:
    """The small book lacks a few pages that its templates name; the real one does not: test_offline_book.py."""
    folder, site = unpacked(copies / name, tmp_path), copies.parents[1] / "book" / ".cache" / "files"
    found = goals(documents_in(folder), "https://nowhere.invalid/")
    assert len(found) > 50
    assert {
        goal: page for goal, page in found.items() if (site / goal[0]).exists() and not (folder / goal[0]).exists()
    } == {}


def test_a_copy_of_one_language_has_nothing_of_another_and_no_way_there(copies: Path) -> None:
    with ZipFile(copies / FRENCH) as copy:
        top = {name.partition("/")[0] for name in copy.namelist()}
        home = copy.read("fr/index.html").decode()
    beside = {"LICENSE", "START-HERE.html", "START-HERE.txt", SUMS, VERSION, "offline-worker.js"}
    assert top == {"fr", "assets", "stylesheets", *beside}
    assert 'class="languages"' not in home
    with ZipFile(copies / "among-peers.en.offline.zip") as copy:
        assert not any(name.startswith(tuple(f"{code}/" for code in CODES)) for name in copy.namelist())
    with ZipFile(copies / ALL) as copy:
        assert 'class="languages"' in copy.read("fr/index.html").decode()


def test_each_page_says_its_version_and_where_a_newer_one_is_as_text(copies: Path) -> None:
    with ZipFile(copies / FRENCH) as copy:
        pages = [copy.read(name).decode() for name in copy.namelist() if name.startswith("fr/") and ".html" in name]
    assert len(pages) > 10
    for page in pages:
        foot = Document(page).one("footer")
        assert "version 0.1.0 du 28 mai 2026" in foot.text
        assert foot.text.endswith("https://among-peers.example/fr/")
        assert 'href="https://among-peers.example' not in page.partition("<body")[2]


def test_what_to_read_first_is_in_the_language_and_leads_to_its_home_page(copies: Path) -> None:
    with ZipFile(copies / FRENCH) as copy:
        start, text = Document(copy.read("START-HERE.html").decode()), copy.read("START-HERE.txt").decode()
    assert start.one("html")["lang"] == "fr"
    assert start.one("meta", **{"http-equiv": "refresh"})["content"] == "0; url=fr/index.html"
    assert text.startswith("Entre pairs\n===========\n\nDécompressez")
    assert "{" not in text and "&" not in text
    with ZipFile(copies / ALL) as copy:
        start = Document(copy.read("START-HERE.html").decode())
        assert {f"START-HERE.{code}.txt" for code in CODES} < set(copy.namelist())
    assert [link["href"].split("/")[0] for link in start.all("a")] == ["index.html", *CODES[1:]]
    assert not list(start.all("meta", **{"http-equiv": "refresh"}))


def test_canonical_addresses_are_those_of_the_published_site(copies: Path) -> None:
    with ZipFile(copies / FRENCH) as copy:
        page = Document(copy.read("fr/courses/first/start.html").decode())
    assert page.one("link", rel="canonical")["href"] == "https://among-peers.example/fr/courses/first/start/"


def test_the_same_book_gives_the_same_bytes(copies: Path, edition: Edition) -> None:
    again = {path.name: path.read_bytes() for path in offline(edition)}
    assert again.pop(ALL) != b""
    assert again == {name: (copies / name).read_bytes() for name in ("among-peers.en.offline.zip", FRENCH)}


def test_an_interrupted_copy_leaves_nothing(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    written = ZipFile.writestr

    def interrupt(self: ZipFile, info: ZipInfo, content: bytes) -> None:
        if info.filename == "VERSION":
            raise KeyboardInterrupt
        written(self, info, content)

    monkeypatch.setattr(ZipFile, "writestr", interrupt)
    with pytest.raises(KeyboardInterrupt):
        list(offline(edition))
    assert list((edition.target / "offline").iterdir()) == []


def test_a_book_without_a_licence_is_told_what_to_write(edition: Edition, tmp_path: Path) -> None:
    project = replace(edition.book.project, root=tmp_path)
    bare = replace(edition, book=replace(edition.book, project=project))
    with pytest.raises(SourceError, match="LICENSE:1: the book has no licence file\n    fix: "):
        list(offline(bare))


def test_verify_says_which_copy_it_is_and_how_old(copies: Path, tmp_path: Path) -> None:
    facts = verify(copies / FRENCH, date(2026, 11, 27)).facts
    assert facts[0] == "Among Peers, version 0.1.0 of 2026-05-28, 183 days old"
    assert facts[1:3] == ("languages: fr", "a newer one: https://among-peers.example/fr/")
    assert facts[-1].startswith("SHA-256 of the whole: ")
    assert verify(unpacked(copies / FRENCH, tmp_path), MADE).faults == ()


def test_verify_names_what_is_missing_changed_and_added(french: Path) -> None:
    rewritten(french, {"fr/help.html": b"call nobody", "fr/about.html": None, "fr/new.html": b"new"})
    assert faults(french) == ("missing: fr/about.html", "added: fr/new.html", "changed: fr/help.html")


def test_verify_names_a_file_that_is_there_twice(french: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(french, "a") as copy:
        copy.writestr("fr/help.html", "call nobody")
    assert faults(french) == ("2 times: fr/help.html", "changed: fr/help.html")


def test_verify_names_a_file_with_a_damaged_byte(french: Path) -> None:
    with ZipFile(french) as copy:
        info = copy.getinfo("fr/help.html")
    content = bytearray(french.read_bytes())
    content[info.header_offset + 200] ^= 0xFF
    french.write_bytes(content)
    assert faults(french) == ("damaged: fr/help.html",)


@pytest.mark.parametrize("part", [0, 0.3, 0.99])
def test_verify_tells_a_copy_that_was_cut_off(french: Path, part: float) -> None:
    content = french.read_bytes()
    french.write_bytes(content[: int(len(content) * part)])
    assert faults(french) == ("damaged or cut off: this is no whole ZIP file",)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({SUMS: None}, f"missing: {SUMS}. Without it nobody can tell whether this is a whole copy"),
        ({SUMS: b"nothing"}, f"changed: {SUMS} (line 1 is no checksum)"),
        ({SUMS: b"\xff\xfe"}, None),
        ({VERSION: b"date: yesterday"}, f"changed: {VERSION}"),
        ({VERSION: None}, f"missing: {VERSION}"),
    ],
)
def test_verify_finds_its_own_files_spoilt(french: Path, change: dict, fault: str | None) -> None:
    found = faults(rewritten(french, change))
    assert found == (fault,) if fault else found[0].startswith(f"changed: {SUMS}")


def test_the_command_verify_needs_no_book_and_tells_by_its_status(french: Path, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    good = run("coursebook.cli", "verify", french.name)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.startswith("copy.zip: whole\n  Among Peers, version 0.1.0 of 2026-05-28, ")
    rewritten(french, {"fr/help.html": b""})
    bad = run("coursebook.cli", "verify", french.name)
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "copy.zip: NOT whole, 1 fault\n" in bad.stdout
    assert "  changed: fr/help.html\n    fix: " in bad.stdout
    assert run("coursebook.cli", "verify", "nothing.zip").stdout.startswith(
        "nothing.zip: NOT whole, 1 fault\n  there is"
    )
