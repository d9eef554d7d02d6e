"""Builds the site, and shows it while it is written. The last good one stays until the new one is whole."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from coursebook.project import PARTS, Project


def build(project: Project, target: Path, strict: bool = True) -> None:
    """Build the whole book into `target`; where that fails, `target` stays as it was.

    With `strict`, a warning is a failure. Raises mkdocs.exceptions.Abort (a SystemExit) where the build fails; what is
    wrong has been said on standard error by then.
    """
    fresh = project.cache / "site"
    config = load_config(config_file=str(project.root / "mkdocs.yml"), site_dir=str(fresh), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with _warnings_shown():
            mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, target)  # not a rename: `target` may be on another disk


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


def serve(project: Project, address: str, report: Callable[[str], None]) -> None:
    """Show the book on a local `address` (`127.0.0.1:8000`) and again after each edit, until interrupted.

    A broken edit is logged, and the last good book stays. Raises Abort where the first build fails.
    """
    preview = project.cache / "preview"
    host, port = address.rsplit(":", 1)

    def rebuild() -> None:
        try:
            build(project, preview, strict=False)
        except Abort:
            report("The page shows the last good book. Mend the problems above and save.")

    build(project, preview, strict=False)
    server = LiveReloadServer(builder=rebuild, host=host, port=int(port), root=str(preview))
    server.build_delay = 0.1  # seconds to wait for more edits
    for name in (*PARTS, "overrides", "mkdocs.yml"):
        server.watch(str(project.root / name))
    report(f"The book is on http://{address}/ (stop with Ctrl+C)")
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown()
