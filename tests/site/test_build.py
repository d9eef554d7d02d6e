"""The command builds the book where and how it is told to, and says what is wrong where it does not."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.project import PARTS
from coursebook.site import build as building
from coursebook.sources import page_parts
from tests.conftest import Drawing
from tests.document import Document, documents_in
from tests.links import goals
from tests.real_book import REPRODUCIBLE, build, copy_sources, run, settings_in

COURSE = "courses/en/first/course.yml"
TWO = ("en", "fr")


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def document(site: Path, name: str) -> Document:
    return Document((site / name).read_text(encoding="utf-8"))


def test_the_site_may_go_to_a_folder_that_does_not_exist_yet(book: Drawing) -> None:
    result = build(book.root, book.root / "far" / "away")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert (book.root / "far" / "away" / "index.html").is_file()


def test_whoever_looks_at_a_terminal_sees_how_far_a_build_is(book: Drawing) -> None:
    pty = pytest.importorskip("pty")  # not on Windows
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "coursebook.cli", "--book", str(book.root), "build"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=end, env=os.environ | {"TERM": "xterm"}
    ) as process:
        os.close(end)
        shown = b""
        try:
            while said := os.read(terminal, 4096):
                shown += said
        except OSError:  # how Linux tells that nobody writes any more
            pass
    os.close(terminal)
    assert process.returncode == 0
    total = sum(len(catalog.targets) for catalog in book.load().catalogs.values())
    assert f"{total}/{total}".encode() in shown


def test_a_build_leaves_nothing_of_the_last_one(book: Drawing) -> None:
    target = book.root / "site"
    target.mkdir()
    (target / "old.html").write_text("old", encoding="utf-8")
    assert build(book.root, target).returncode == 0
    assert not (target / "old.html").exists()


def test_a_broken_module_is_named_with_its_line_and_a_remedy(tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "book")
    path = root / "courses/en/listening/course.yml"
    path.write_text(re.sub("id: B2", "id: B9", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    result = run("coursebook.cli", "--book", str(root), "build")
    assert result.returncode == 1
    assert re.search(r"^courses/en/listening/course\.yml:\d+: .*`B9`.*\n    fix: ", result.stdout, re.MULTILINE)
    assert "Traceback" not in result.stderr
    assert content(root / "site") == {"index.html": b"the last good site"}


def test_what_only_the_engine_notices_is_said_too_and_the_last_site_stays(book: Drawing, capfd) -> None:
    """Checks may miss something: here they are left out."""
    book.draw({"docs/en/about.md": {"Who we are.": "See [nothing](nowhere.md)."}})
    target = book.root / "site"
    target.mkdir()
    with pytest.raises(SystemExit) as failure:
        building.build(book.load(), target)
    assert failure.value.code == 1
    assert "nowhere.md" in capfd.readouterr().err
    assert content(target) == {}


@pytest.mark.parametrize(
    "attack",
    [
        "{{ link.__globals__ }}",
        "{{ ''.__class__ }}",
        "{{ config }}",
        "{{ page.meta }}",
        "{{ environment }}",
        "{{ macros }}",
        "<script>alert(1)</script>",
        '<img src="https://elsewhere.example/pixel.gif">',
    ],
)
def test_an_attack_that_the_checks_would_miss_stops_the_build(book: Drawing, monkeypatch, attack: str) -> None:
    calls = page_parts.calls
    monkeypatch.setattr(page_parts, "calls", lambda text, *where: () if attack in text else calls(text, *where))
    book.draw({"docs/en/about.md": {"Who we are.": f"Who we are. {attack}"}})
    with pytest.raises(SystemExit):
        building.build(book.load(), book.root / "site")
    assert not (book.root / "site").exists()


def test_words_of_a_record_cannot_break_out_of_the_head(book: Drawing) -> None:
    book.draw({COURSE: {"summary: You learn to begin.": 'summary: \'"><b>bold</b> & "quoted"\''}})
    target = book.root / "site"
    assert build(book.root, target).returncode == 0
    head = (target / "courses/first/index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert "<b>" not in head
    metas = {meta["name"] or meta["property"]: meta["content"] for meta in Document(head).all("meta")}
    assert metas["description"] == metas["og:description"] == '"><b>bold</b> & "quoted"'


def test_the_site_knows_where_it_is_published_and_where_its_sources_are(book: Drawing) -> None:
    target = book.root / "site"
    settings = {"SITE_URL": "https://example.org/book/", "REPO_URL": "https://github.com/somebody/book"}
    assert build(book.root, target, **settings).returncode == 0
    page = document(target, "fr/help/index.html")
    assert page.one("link", rel="canonical")["href"] == "https://example.org/book/fr/help/"
    assert page.one("meta", property="og:image")["content"].startswith("https://example.org/book/assets/images/")
    assert page.one("a", rel="edit")["href"] == "https://github.com/somebody/book/edit/main/docs/fr/help.md"
    assert document(target, "404.html").one("a", **{"class": "help-now"})["href"] == "/book/help/"


def test_a_site_that_names_its_repository_asks_the_platform_for_nothing(book: Drawing) -> None:
    target = book.root / "site"
    assert build(book.root, target, REPO_URL="https://github.com/somebody/book").returncode == 0
    for name, page in documents_in(target).items():
        assert all(element["data-md-component"] != "source" for element in page.elements), name


def test_a_site_without_a_repository_offers_no_edit(book: Drawing) -> None:
    target = book.root / "site"
    assert build(book.root, target).returncode == 0
    assert list(document(target, "help/index.html").all("a", rel="edit")) == []


@pytest.mark.slow
def test_a_site_for_a_disk_links_to_files(tmp_path: Path) -> None:
    target = tmp_path / "site"
    result = build(copy_sources(tmp_path / "book", TWO), target, DIRECTORY_URLS="false")
    assert result.returncode == 0, result.stderr
    documents = documents_in(target)
    assert "fr/help.html" in documents
    files = set(content(target))
    broken = [
        where for (file, _), where in goals(documents, "https://among-peers.example/").items() if file not in files
    ]
    assert broken == []
    assert [link["href"] for link in documents["fr/help.html"].all("a", hreflang="en")] == ["../help.html"]


@pytest.mark.slow
def test_the_same_book_gives_the_same_bytes_in_another_folder_and_in_any_order_of_sets(tmp_path: Path) -> None:
    found = []
    for number in ("1", "2"):
        book, site = copy_sources(tmp_path / f"book-{number}", TWO), tmp_path / f"site-{number}"
        result = build(book, site, **REPRODUCIBLE | {"PYTHONHASHSEED": number})
        assert result.returncode == 0, result.stderr
        found.append(content(site))
    first, second = found
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} == set()


def test_a_book_in_one_language_is_built(book: Drawing) -> None:
    for part in PARTS:
        shutil.rmtree(book.root / part / "fr", ignore_errors=True)
    book.draw({"mkdocs.yml": settings_in(("en",)), "overrides/words/fr.yml": None})
    assert book.check() == []
    building.build(book.load(), book.root / "site")
    assert (book.root / "site/translation/index.html").is_file()
