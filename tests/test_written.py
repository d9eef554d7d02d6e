"""A site is written file by file, each with exactly its bytes."""

from coursebook.inputs import keep
from coursebook.written import kept_file, write
from tests.conftest import Drawing


def test_a_file_that_becomes_shorter_keeps_nothing_of_what_it_was(book: Drawing) -> None:
    store, target = keep(book.project).store, book.root / "site"
    for text in ("a long text", "short", "longer again", ""):
        write({"page.html": kept_file(text, store)}, target, book.project, store, {})
        assert (target / "page.html").read_text() == text
