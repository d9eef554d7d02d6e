"""A page that nobody has translated yet says so, in the reader's language, and its text in the voice of its own."""

from tests.conftest import Drawing
from tests.real_book import build


def test_an_untranslated_page_is_marked_and_not_indexed(book: Drawing) -> None:
    book.draw({"courses/fr/first/start.md": None})
    target = book.root / "site"
    result = build(book.root, target)
    assert result.returncode == 0, result.stdout + result.stderr
    page = (target / "fr/courses/first/start/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in page
    assert '<div lang="en" dir="ltr">' in page
    assert "noindex" in page
    assert 'rel="canonical" href="https://among-peers.example/courses/first/start/"' in page
