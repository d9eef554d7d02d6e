"""The list of what was made: it grows with each export, forgets what is gone, and is the same each time."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursebook.export.downloads import still_there, with_made, write_list
from coursebook.export.edition import Edition, carried
from coursebook.export_cli import MAKERS
from coursebook.model.download import Download
from coursebook.model.formats import FORMATS
from coursebook.problems import SourceError
from tests.conftest import Drawing
from tests.downloads import an_offer, offer

BOTH = ("en", "fr")


@pytest.fixture
def edition(book: Drawing, tmp_path: Path) -> Edition:
    return Edition(book.load(), tmp_path, tmp_path / "dist", BOTH, "0.1.0", datetime(2026, 5, 28, tzinfo=UTC))


def made(edition: Edition, *names: str, content: bytes = b"text") -> list[Path]:
    paths = [edition.target / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return paths


def exported(edition: Edition, format_: str, *names: str, content: bytes = b"text") -> list[str]:
    """Make files in a format as an export does, and return the paths that stand in the list after it."""
    found = with_made(edition, still_there(edition), format_, made(edition, *names, content=content))
    write_list(edition, found)
    return paths(still_there(edition))


def paths(downloads: Iterable[Download]) -> list[str]:
    return [download.path for download in downloads]


def test_what_the_command_makes_is_what_readers_are_told_of() -> None:
    assert MAKERS.keys() == FORMATS.keys()


def test_an_entry_says_what_the_file_is(edition: Edition) -> None:
    exported(edition, "handouts", "handouts/small-book-first-scenes.fr.pdf")
    assert json.loads((edition.target / "takeaway.json").read_text(encoding="utf-8")) == {
        "files": [
            {
                "path": "handouts/small-book-first-scenes.fr.pdf",
                "format": "handouts",
                "about": "first-scenes",
                "languages": ["fr"],
                "made": "2026-05-28",
                "size": 4,
                "sha256": "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
            }
        ]
    }


@pytest.mark.parametrize(
    ("name", "about", "languages"),
    [
        ("offline/small-book.fr.offline.zip", "", ("fr",)),
        ("offline/small-book.offline.zip", "", BOTH),
        ("data/small-book-framework.skos.ttl", "framework", BOTH),
        ("data/metadata.yml", "", BOTH),
        ("data/badges/small-book-profile-starter.en.badge.json", "profile-starter", ("en",)),
        ("qti/small-book-first.fr.qti-2.1.zip", "first", ("fr",)),
    ],
)
def test_the_name_of_a_file_tells_what_it_is_about_and_in_which_languages(
    edition: Edition, name: str, about: str, languages: tuple[str, ...]
) -> None:
    (found,) = with_made(edition, (), name.partition("/")[0], made(edition, name))
    assert (found.about, found.languages) == (about, languages)


def test_one_format_made_again_leaves_the_others_in_the_list(edition: Edition) -> None:
    exported(edition, "epub", "epub/small-book-first.en.epub", "epub/small-book-first.fr.epub")
    assert exported(edition, "pdf", "pdf/small-book-first.fr.pdf") == [
        "epub/small-book-first.en.epub",
        "epub/small-book-first.fr.epub",
        "pdf/small-book-first.fr.pdf",
    ]


def test_one_language_made_again_replaces_its_own_and_what_it_no_longer_makes(edition: Edition) -> None:
    exported(edition, "epub", "epub/small-book-old.fr.epub", "epub/small-book-old.en.epub")
    french = replace(edition, languages=("fr",))
    assert exported(french, "epub", "epub/small-book-first.fr.epub") == [
        "epub/small-book-first.fr.epub",
        "epub/small-book-old.en.epub",
    ]


def test_a_file_that_is_gone_or_has_changed_is_forgotten(edition: Edition) -> None:
    exported(edition, "epub", *(f"epub/small-book-{name}.fr.epub" for name in ("gone", "longer", "other", "same")))
    (edition.target / "epub/small-book-gone.fr.epub").unlink()
    (edition.target / "epub/small-book-longer.fr.epub").write_bytes(b"longer text")
    (edition.target / "epub/small-book-other.fr.epub").write_bytes(b"TEXT")
    assert paths(still_there(edition)) == ["epub/small-book-same.fr.epub"]


def test_the_list_is_sorted_and_the_same_in_whatever_order_things_were_made(edition: Edition, tmp_path: Path) -> None:
    again = replace(edition, target=tmp_path / "again")
    names = {"epub": "epub/small-book-first.fr.epub", "pdf": "pdf/small-book-first.fr.pdf"}
    for place, kinds in ((edition, ("epub", "pdf")), (again, ("pdf", "epub"))):
        for kind in kinds:
            exported(place, kind, names[kind])
    one, other = ((place.target / "takeaway.json").read_bytes() for place in (edition, again))
    assert one == other
    assert paths(still_there(edition)) == sorted(names.values())


def test_a_list_that_cannot_be_read_is_told_and_not_guessed_at(edition: Edition) -> None:
    made(edition, "takeaway.json", content=b'{"files": [{"path": "../../etc/passwd"}]}')
    with pytest.raises(SourceError) as failure:
        still_there(edition)
    said = [str(problem) for problem in failure.value.problems]
    assert any(one.startswith("takeaway.json:1: `path` is '../../etc/passwd'\n") for one in said)
    assert all(
        "fix: nobody writes this list by hand: make it again with `coursebook export all`" in one for one in said
    )


def test_a_carried_book_offers_no_files_and_knows_where_they_are(book: Drawing) -> None:
    offer(book.root, an_offer("epub/small-book-first.fr.epub", b"text"))
    offering = book.load()
    assert len(offering.catalogs["fr"].downloads) == 1
    copy = carried(offering)
    assert {code: (c.downloads, c.downloads_at) for code, c in copy.catalogs.items()} == {
        "en": ((), "https://small.example/takeaway/"),
        "fr": ((), "https://small.example/fr/takeaway/"),
    }
