"""The style sheet and the script of every page: what the book uses of the theme's, and its own."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from material import templates
from mkdocs.structure.files import Files
from rcssmin import cssmin
from rjsmin import jsmin

from coursebook.site.used_styles import names_in, used, without_unasked

_THEME = Path(templates.__file__).parent / "assets" / "stylesheets"
_WRITTEN_HERE = (".html", ".jinja", ".js")
# What the extensions of Markdown write into pages, and the two directions of writing.
_MADE = (
    "admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "highlight", "highlighttable",
    "linenos", "task-list", "task-list-item", "ltr", "rtl",
)  # fmt: skip
_OF_THE_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def without_theme_files(files: Files) -> Files:
    """Return `files` without the styles, scripts and pictures of the theme: megabytes that no page asks for."""
    return Files([file for file in files if not file.src_uri.startswith(_OF_THE_THEME)])


def frame(overrides: Path, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files by their place in the site; the style sheet is kept in `cache` until something in it changes."""
    yield "stylesheets/book.css", _kept_style(overrides, cache).encode()
    yield "assets/book.js", jsmin((overrides / "style" / "book.js").read_text(encoding="utf-8")).encode()


def _kept_style(overrides: Path, cache: Path) -> str:
    theme = "".join(next(_THEME.glob(f"{name}.*.css")).read_text(encoding="utf-8") for name in ("main", "palette"))
    theme = theme.replace(".focus-visible", ":focus-visible")  # a class that its script sets, for browsers of old
    own = (overrides / "style" / "book.css").read_text(encoding="utf-8")
    components = "".join(_texts(overrides, (".css",)))
    names = names_in(_texts(overrides, _WRITTEN_HERE)) | set(_MADE)
    key = hashlib.sha256("\n".join([theme, own, components, *sorted(names)]).encode()).hexdigest()
    path = cache / "styles" / f"{key}.css"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(without_unasked(used(theme, names), own + components) + cssmin(own), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _texts(overrides: Path, endings: tuple[str, ...]) -> Iterator[str]:
    for path in sorted(overrides.rglob("*")):
        if path.suffix in endings:
            yield path.read_text(encoding="utf-8")
