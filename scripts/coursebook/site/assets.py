"""The files of the site that belong to no language: pictures, styles, scripts, and what machines look for."""

from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from coursebook.load import Book
from coursebook.site.for_machines import for_machines
from coursebook.site.frame import frame
from coursebook.site.language import Settings
from coursebook.site.reads import Memo, Parts, Reads
from coursebook.site.sitemap import sitemaps
from coursebook.site.watched import watched
from coursebook.store import Store, digest
from coursebook.views.institution import style
from coursebook.written import Tree, kept_file


def assets(book: Book, settings: Settings, base: str) -> Tree:
    """Return the files that belong to no language, by their path in the site."""
    root, store = book.project.root, book.kept.store
    inputs = {n: d for n, d in book.kept.inputs.items() if n.startswith("overrides/") and "/words/" not in n}
    found = store.kept(f"components {digest(inputs)}", lambda: _kept(_styles_and_scripts(root / "overrides"), store))
    found |= _kept(_of_institution(book), store)
    found |= _kept(_files_in(root / "docs/assets", "assets"), store)
    return found | _for_machines(book, settings, base)


def _kept(files: Iterator[tuple[str, bytes | str]], store: Store) -> Tree:
    return {path: kept_file(content, store) for path, content in files}


def _files_in(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def _styles_and_scripts(overrides: Path) -> Iterator[tuple[str, str]]:
    yield from frame(overrides)
    for path in sorted((*overrides.glob("components/*/*.css"), *overrides.glob("components/*/*.js"))):
        text = path.read_text(encoding="utf-8")
        yield f"assets/components/{path.name}", cssmin(text) if path.suffix == ".css" else jsmin(text)
    for path in sorted(overrides.glob("components/*/worker/*.js")):  # a worker sees only what is below its address
        yield path.name, jsmin(path.read_text(encoding="utf-8"))
    for path in sorted(overrides.glob("lib/*.js")):
        yield f"assets/lib/{path.name}", jsmin(path.read_text(encoding="utf-8"))


def _of_institution(book: Book) -> Iterator[tuple[str, bytes | str]]:
    """Give the style and the logo of the institution that offers the book."""
    institution = book.source.institution
    if institution and institution.colours:
        yield "assets/institution/institution.css", style(institution)
    if institution and institution.logo:
        content = (book.project.root / institution.folder / institution.logo).read_bytes()
        yield f"assets/institution/{institution.logo}", content


def _for_machines(book: Book, settings: Settings, base: str) -> Tree:
    """Return the site maps and what stands at the root of the site for machines."""
    reads, directory_urls = Reads(), settings["use_directory_urls"]
    watched_book = watched(book, reads)

    def make() -> Tree:
        found = _kept(sitemaps(watched_book, directory_urls), book.kept.store)
        if book.project.site_url:
            found |= _kept(for_machines(watched_book, directory_urls), book.kept.store)
        return found

    return Memo(book.kept.store, Parts(book), reads).made("machines", base, make)
