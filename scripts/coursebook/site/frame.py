"""The style sheet and the script of every page: what the book uses of the theme's, and its own."""

from collections.abc import Iterator
from pathlib import Path

from material import templates
from rcssmin import cssmin
from rjsmin import jsmin

from coursebook.site.used_styles import names_in, used, without_unasked

_THEME = Path(templates.__file__).parent / "assets" / "stylesheets"
_WRITTEN = (".html", ".jinja", ".js")
# What the extensions of Markdown write into pages, and the two directions of writing.
_MADE = (
    "admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "highlight", "highlighttable",
    "linenos", "task-list", "task-list-item", "ltr", "rtl",
)  # fmt: skip


def frame(overrides: Path) -> Iterator[tuple[str, str]]:
    """Give the files by their place in the site."""
    yield "stylesheets/book.css", _style(overrides)
    yield "assets/book.js", jsmin((overrides / "style" / "book.js").read_text(encoding="utf-8"))


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
