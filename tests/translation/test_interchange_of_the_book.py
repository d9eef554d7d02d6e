"""Every file of the real book goes out to an editor and comes back."""

import shutil
from pathlib import Path

import pytest

from coursebook.checks import check
from coursebook.cli import main
from coursebook.load import load
from coursebook.project import PARTS, read_project
from coursebook.translation.interchange.records import words_of
from coursebook.translation.interchange.sources import PageSource, RecordSource, sources
from coursebook.translation.state import states
from tests.real_book import copy_sources, real_book
from tests.translation.made_up import reversed_words, translate_po, translate_xliff

FILL = {"po": translate_po, "xliff": translate_xliff}
SUFFIX = {"po": "*.po", "xliff": "*.xlf"}

pytestmark = pytest.mark.slow  # it exports and imports the whole book, several times


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(book: Path, *arguments: str | Path) -> int:
    return main(["--book", str(book), "translate", *map(str, arguments)])


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_what_nobody_has_translated_changes_no_byte(tmp_path: Path, kind: str) -> None:
    book = copy_sources(tmp_path / "book")
    before = files(book)
    assert run(book, "export", "fr", "--format", kind, "--to", tmp_path / "out") == 0
    known = sources(real_book(), "fr")
    exported = {path.relative_to(tmp_path / "out/fr").as_posix() for path in files(tmp_path / "out")}
    assert exported == {f"{name}{SUFFIX[kind][1:]}" for name, source in known.items() if source.segments}
    assert run(book, "import", "fr", tmp_path / "out") == 0
    assert files(book) == before


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_a_book_in_made_up_words_has_no_problem_and_every_section_of_its_source(tmp_path: Path, kind: str) -> None:
    book = copy_sources(tmp_path / "book")
    for part in PARTS:
        shutil.rmtree(book / part / "fr")
    assert run(book, "export", "fr", "--format", kind, "--to", tmp_path / "out") == 0
    for path in (tmp_path / "out").rglob(SUFFIX[kind]):
        FILL[kind](path)
    assert run(book, "import", "fr", tmp_path / "out") == 0
    loaded = load(read_project(book))
    assert check(loaded) == []
    assert loaded.pages["fr"].keys() == loaded.pages["en"].keys()
    for address, page in loaded.pages["fr"].items():
        assert {found.state for found in states(loaded.pages["en"][address], page)} == {"current"}, address
    for source in sources(loaded, "fr").values():
        if not isinstance(source, PageSource):
            empty = [segment for segment in source.segments if not segment.target]
            assert [s.id for s in empty if kind == "po" or reversed_words(s.source.text) != s.source.text] == []


def test_every_text_of_every_record_is_a_segment() -> None:
    found = [source for source in sources(real_book(), "fr").values() if isinstance(source, RecordSource)]
    assert sum(len(source.segments) for source in found) > 3000
    for source in found:
        assert len({segment.id for segment in source.segments}) == len(list(words_of(source.record)))
