"""Builds the site, and shows it while it is written. The last good one stays until the new one is whole."""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from coursebook.load import Book
from coursebook.project import PARTS, Project
from coursebook.site.downloads import put_downloads
from coursebook.site.processes import in_processes
from coursebook.site.stage import Stage, stage


def build(book: Book, target: Path, strict: bool = True, directory_urls: bool | None = None) -> None:
    """Build the whole `book`, which has no problems, into `target`; where that fails, `target` stays as it was.

    With `strict`, a warning is a failure. `directory_urls` says whether a page is a folder with an `index.html` or a
    file, where it shall not be as in `mkdocs.yml`. Raises mkdocs.exceptions.Abort (a SystemExit) where the build
    fails; what is wrong has been said on standard error by then.
    """
    codes = book.project.codes
    settings = {"strict": strict} | ({} if directory_urls is None else {"use_directory_urls": directory_urls})
    _build_languages(book, codes, settings)
    whole = book.project.cache / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    for code in codes:
        _join(_folder(book.project, code), whole)
    put_downloads(book, whole)
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(whole, target)  # not a rename: `target` may be on another disk


def _build_languages(book: Book, codes: Iterable[str], settings: dict[str, bool]) -> None:
    """Build each language into a folder of its own, as many at a time as there are processors."""
    staged = stage(book)

    def build_one(code: str) -> None:
        _build_language(book, staged, code, settings)

    if not in_processes(build_one, codes):
        raise Abort("The book was not built.")


def _build_language(book: Book, staged: Stage, code: str, settings: dict[str, bool]) -> None:
    """Build the pages of one language, at their place below the root of the site.

    The plugin for languages builds them one after the other in one process; told that it is at work already, it builds
    the one that it is at.
    """
    folder = _folder(book.project, code)
    config = load_config(config_file=str(book.project.root / "mkdocs.yml"), site_dir=str(folder), **settings)
    languages = config.plugins["i18n"]
    languages.current_language, languages.building = code, True
    config.plugins["coursebook"].adopt(book, staged)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with _warnings_shown():
            mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def _folder(project: Project, code: str) -> Path:
    return project.cache / "site" / code


def _join(part: Path, whole: Path) -> None:
    """Move what `part` has and `whole` has not into `whole`: the files that belong to no language stand once."""
    whole.mkdir(parents=True, exist_ok=True)
    for path in sorted(part.iterdir()):
        place = whole / path.name
        if path.is_dir() and place.is_dir():
            _join(path, place)
        elif not place.exists():
            path.rename(place)


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """Let MkDocs say on standard error what is wrong: without its own command it says nothing."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def serve(project: Project, address: str, report: Callable[[str], None], load_good: Callable[[], Book | None]) -> None:
    """Show the book on a local `address` (`127.0.0.1:8000`) and again after each edit, until interrupted.

    `load_good` reads the book again, or says what is wrong with it and gives None: then the last good book stays.
    Raises Abort where the first build fails.
    """
    preview = project.cache / "preview"
    host, port = address.rsplit(":", 1)

    def rebuild() -> None:
        book = load_good()
        try:
            if book:
                build(book, preview, strict=False)
                return
        except Abort:
            pass
        report("The page shows the last good book. Mend the problems above and save.")

    rebuild()
    if not preview.is_dir():
        raise Abort("The book was not built.")
    server = LiveReloadServer(builder=rebuild, host=host, port=int(port), root=str(preview))
    report(f"The book is on http://{address}/ (stop with Ctrl+C)")
    _serve_until_interrupted(server, [project.root / name for name in (*PARTS, "overrides", "mkdocs.yml")])


def _serve_until_interrupted(server: LiveReloadServer, watched: list[Path]) -> None:
    server.build_delay = 0.1  # seconds to wait for more edits
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown()
