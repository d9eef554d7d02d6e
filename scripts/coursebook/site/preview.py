"""Shows the book while it is written: each page is made when somebody looks at it, so an edit costs what is seen."""

import mimetypes
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Lock, Thread, Timer
from urllib.parse import parse_qs, unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from coursebook.load import Book
from coursebook.problems import Problem
from coursebook.project import PARTS, Project
from coursebook.site.build import Build
from coursebook.site.extras import extras
from coursebook.site.made import Language
from coursebook.written import Tree

Load = Callable[[], tuple[Book, list[Problem]]]

_WATCHED = (*PARTS, "overrides", "mkdocs.yml")
_PAUSE = 0.02  # seconds; an editor saves in several steps
_PATIENCE = 25  # seconds that a browser waits for an edit before it asks again
_ASK = "/.edits"
# Asks for the next edit, then loads the page anew: the browser keeps where the reader is.
_SCRIPT = """<script>
(async () => {
  for (;;) {
    try {
      const answer = await fetch("%s?since=%d");
      if (answer.status === 205) { location.reload(); return }
    } catch { await new Promise((go) => setTimeout(go, 500)) }
  }
})()
</script>"""
_PROBLEMS = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;z-index:99;margin:0;'
    "padding:1rem;background:#fff;color:#611;border-top:.3rem solid #b00020;font:14px/1.5 monospace;"
    'white-space:pre-wrap">'
    "%s</div>"
)


class Preview:
    """The book as it is now, a language at a time. After an edit that breaks it, the last good one stays."""

    def __init__(self, load: Load):
        self._load = load
        self._lock = Lock()
        self.edits = Condition()
        self.edition = 0
        self.problems: list[Problem] = []
        self._shown: _Shown | None = None
        self._looked_at: set[str] = set()
        self.renew()

    @property
    def good(self) -> bool:
        """Whether there has been a book to show."""
        return self._shown is not None

    def renew(self) -> None:
        """Read the book again after an edit, and tell the browsers."""
        with self._lock:
            book, self.problems = self._load()
            if not self.problems:
                self._shown = _Shown(book, self._shown)
        with self.edits:
            self.edition += 1
            self.edits.notify_all()

    def file(self, path: str) -> bytes | None:
        """Return the file of the site at `path`, made now if need be, or None where there is none."""
        with self._lock:
            try:
                content = self._shown.file(path)
            except SystemExit:  # MkDocs has said what is wrong
                content = b"<!doctype html><title>coursebook</title>"
                self.problems = [Problem(path, 1, "this page cannot be made", "see what the terminal says")]
        if path.endswith(".html") and path not in self._looked_at:
            self._looked_at.add(path)
            Thread(target=self._prepare, args=(path,), daemon=True).start()
        return self._with_edits(content) if content and path.endswith(".html") else content

    def _prepare(self, path: str) -> None:
        """Set up, once somebody has looked at a page, what its first edit needs: it may come from an earlier build."""
        with self._lock:
            self._shown.prepare(path)

    def _with_edits(self, page: bytes) -> bytes:
        said = _PROBLEMS % escape("\n".join(map(str, self.problems))) if self.problems else ""
        return page.replace(b"</body>", b"") + (said + _SCRIPT % (_ASK, self.edition)).encode()


class _Shown:
    """The files of a good book by their paths; what was made `before` the last edit is used where it still holds."""

    def __init__(self, book: Book, before: "_Shown | None"):
        self.book = book
        self._build = Build(book, {"strict": False, "use_directory_urls": True}, book.project.codes)
        self._before = before.languages if before else {}
        self._languages: dict[str, Language] = {}
        self._extras: dict[str, Tree] = {}

    @property
    def languages(self) -> dict[str, Language]:
        """The languages that somebody has looked at, as they were then."""
        return self._before | self._languages

    def file(self, path: str) -> bytes | None:
        language = self._language_of(path)
        address = self._pages(language).get(path)
        if address:
            return self._kept(language.page(address).file)
        if path in self._assets:
            return self._kept(self._assets[path])
        if language.code not in self._extras:
            self._extras[language.code] = extras(language)
        found = self._extras[language.code].get(path)
        return self._kept(found) if found else None

    def prepare(self, path: str) -> None:
        """Make the language ready, to which the page at `path` belongs, for an edit of it."""
        with suppress(SystemExit):  # told when somebody looks at the page
            language = self._language_of(path)
            address = self._pages(language).get(path)
            if address and "site" not in vars(language):
                language.site.content(address)

    def _language_of(self, path: str) -> Language:
        first = path.split("/")[0]
        return self._language(first if first in self.book.project.codes else self.book.project.source)

    def _language(self, code: str) -> Language:
        if code not in self._languages:
            settings, base = self._build.settings, self._build.base
            self._languages[code] = Language(self.book, code, settings, base, self._before.get(code))
        return self._languages[code]

    def _pages(self, language: Language) -> dict[str, str]:
        return {language.path(address): address for address in language.shown}

    def _kept(self, name: str) -> bytes:
        return self.book.kept.store.get(f"file {name}")

    @cached_property
    def _assets(self) -> Tree:
        return self._build.assets()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *args: object):
        self._preview = preview
        super().__init__(*args)

    def do_GET(self) -> None:  # noqa: N802 (named by http.server)
        address = urlsplit(self.path)
        if address.path == _ASK:
            return self._edits(int(parse_qs(address.query).get("since", ["0"])[0]))
        path = unquote(address.path).lstrip("/")
        name = f"{path}index.html" if not path or path.endswith("/") else path
        content = self._preview.file(name)
        if content is None and self._preview.file(f"{path}/index.html"):
            return self._answer(301, b"", "text/plain", Location=f"/{path}/")
        status = 200 if content is not None else 404
        kind = mimetypes.guess_type(name if status == 200 else "404.html")[0] or "application/octet-stream"
        return self._answer(status, content if content is not None else self._preview.file("404.html"), kind)

    def _edits(self, since: int) -> None:
        """Answer as soon as there is an edit after `since`, or that there is none yet."""
        with self._preview.edits:
            told = self._preview.edits.wait_for(lambda: self._preview.edition > since, _PATIENCE)
        self._answer(205 if told else 204, b"", "text/plain")

    def _answer(self, status: int, content: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        for name, value in {"Content-Type": kind + charset, "Cache-Control": "no-store", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        """Say nothing: the terminal is for problems."""


class _Edits(FileSystemEventHandler):
    """Calls `renew` once a moment after the last of several changes."""

    def __init__(self, renew: Callable[[], None]):
        self._renew = renew
        self._timer: Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        if self._timer:
            self._timer.cancel()
        self._timer = Timer(_PAUSE, self._renew)
        self._timer.daemon = True
        self._timer.start()


def serve(project: Project, address: str, report: Callable[[str], None], load: Load) -> None:
    """Show the book on a local `address` (`127.0.0.1:8000`), again after each edit, until interrupted.

    `load` reads the book and its problems. Raises OSError where the address cannot be used.
    """
    host, port = address.rsplit(":", 1)
    preview = Preview(load)
    with server(preview, host, int(port)) as serving:
        observer = _watching(project, preview.renew)
        report(f"The book is on http://{address}/ (stop with Ctrl+C)")
        try:
            serving.serve_forever(poll_interval=0.05)
        except KeyboardInterrupt:
            pass
        finally:
            observer.stop()


def server(preview: Preview, host: str, port: int) -> ThreadingHTTPServer:
    """Return what answers browsers with the pages of `preview`. Raises OSError where the address cannot be used."""
    serving = ThreadingHTTPServer((host, port), partial(_Handler, preview))
    serving.daemon_threads = True
    return serving


def _watching(project: Project, renew: Callable[[], None]) -> Observer:
    observer, edits = Observer(), _Edits(renew)
    for name in _WATCHED:
        path = project.root / name
        if path.exists():
            observer.schedule(edits, str(path), recursive=path.is_dir())
    observer.start()
    return observer
