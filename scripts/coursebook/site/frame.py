"""The style sheet and the script of every page: what the book uses of the theme's, and its own."""

from collections.abc import Iterator
from pathlib import Path

from material import templates
from mkdocs.structure.files import Files
from rcssmin import cssmin
from rjsmin import jsmin

from coursebook.load import Book
from coursebook.site.used_styles import names_in, used, without_unasked

_THEME = Path(templates.__file__).parent / "assets" / "stylesheets"
_WRITTEN = (".html", ".jinja", ".js")
# What the extensions of Markdown write into pages, and the two directions of writing.
_MADE = (
    "admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "highlight", "highlighttable",
    "linenos", "task-list", "task-list-item", "ltr", "rtl",
)  # fmt: skip
_OF_THE_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def without_theme_files(files: Files) -> Files:
    """Return `files` without the styles, scripts and pictures of the theme: megabytes that no page asks for."""
    return Files([file for file in files if not file.src_uri.startswith(_OF_THE_THEME)])


def frame(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give the files by their place in the site. The style sheet is made anew where one of its sources has changed."""
    overrides = book.project.root / "overrides"
    yield "stylesheets/book.css", _kept_style(book, overrides).encode()
    yield "assets/book.js", jsmin((overrides / "style" / "book.js").read_text(encoding="utf-8")).encode()


def _kept_style(book: Book, overrides: Path) -> str:
    if not book.kept:
        return _style(overrides)
    names = [name for name in book.kept.inputs if name.startswith("overrides/") and name.endswith((*_WRITTEN, ".css"))]
    return book.kept.store.kept(f"style {book.kept.digest_of(names)}", lambda: _style(overrides))


def _style(overrides: Path) -> str:
    theme = "".join(next(_THEME.glob(f"{name}.*.css")).read_text(encoding="utf-8") for name in ("main", "palette"))
    theme = theme.replace(".focus-visible", ":focus-visible")  # a class that its script sets, for browsers of old
    own = (overrides / "style" / "book.css").read_text(encoding="utf-8")
    names = names_in(_texts(overrides, _WRITTEN)) | set(_MADE)
    return without_unasked(used(theme, names), own + "".join(_texts(overrides, (".css",)))) + cssmin(own)


def _texts(overrides: Path, endings: tuple[str, ...]) -> Iterator[str]:
    for path in sorted(overrides.rglob("*")):
        if path.suffix in endings:
            yield path.read_text(encoding="utf-8")
