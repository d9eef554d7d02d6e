"""The sources of all languages -> one folder that MkDocs reads. Rewrites only what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.site.frame import frame
from coursebook.site.pages import staged_pages
from coursebook.views.competency_matrix import all_matrices
from coursebook.views.document import documents
from coursebook.views.institution import style
from coursebook.views.spreadsheet import to_csv, to_xlsx


@dataclass(frozen=True)
class Stage:
    """Where the staged book lies: pages and files in `docs`, styles and scripts of the components in `theme`.

    `bytecode` holds the compiled templates of the theme; `sources` gives the file to edit for each staged page.
    """

    docs: Path
    theme: Path
    bytecode: Path
    sources: dict[str, str]


def stage(book: Book) -> Stage:
    """Write the book into `.cache/` for MkDocs and return where it is; what is no longer part of it is removed."""
    root = book.project.root
    docs, theme = book.project.cache / "docs", book.project.cache / "theme"
    sources: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for code, catalog in book.catalogs.items():
        for page in staged_pages(catalog, book.source):
            files[f"{code}/{page.address}"] = page.text.encode()
            sources[f"{code}/{page.address}"] = page.source
        files |= {f"{code}/{address}": content for address, content in _downloads(catalog)}
        made = documents(catalog, book.project.cache / "documents")
        files |= {f"{code}/{address}": content for address, content in made}
    files |= {f"assets/{path}": content for path, content in _files_in(root / "docs/assets")}
    _write(docs, files)
    _write(theme, dict(_styles_and_scripts(root / "overrides")) | dict(_of_institution(book)) | dict(frame(book)))
    bytecode = book.project.cache / "templates"
    bytecode.mkdir(exist_ok=True)
    return Stage(docs, theme, bytecode, sources)


def _downloads(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    for matrix in all_matrices(catalog):
        yield f"competencies/downloads/{matrix.name}.csv", to_csv(matrix, catalog.words)
        yield f"competencies/downloads/{matrix.name}.xlsx", to_xlsx(matrix, catalog.words)


def _files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _styles_and_scripts(overrides: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((*overrides.glob("components/*/*.css"), *overrides.glob("components/*/*.js"))):
        text = path.read_text(encoding="utf-8")
        yield (
            f"assets/components/{path.name}",
            (cssmin(text) if path.suffix == ".css" else jsmin(text)).encode(),
        )
    for path in sorted(overrides.glob("components/*/worker/*.js")):  # a worker sees only what is below its address
        yield path.name, jsmin(path.read_text(encoding="utf-8")).encode()
    for path in sorted(overrides.glob("lib/*.js")):
        yield f"assets/lib/{path.name}", jsmin(path.read_text(encoding="utf-8")).encode()


def _of_institution(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give the style and the logo of the institution that offers the book."""
    institution = book.source.institution
    if institution and institution.colours:
        yield "assets/institution/institution.css", style(institution).encode()
    if institution and institution.logo:
        content = (book.project.root / institution.folder / institution.logo).read_bytes()
        yield f"assets/institution/{institution.logo}", content


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Make `folder` hold exactly `files`; a file whose bytes are the same is left alone, so no watcher wakes up."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
