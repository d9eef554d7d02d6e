"""A copy stands at any path of a server of the house, with the settings that the documentation shows."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket
from tempfile import gettempdir
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.watch import watched
from tests.export.copies import unpacked
from tests.export.programs import program
from tests.real_book import ROOT

pytestmark = pytest.mark.exports

PAGE = (ROOT / "docs/en/contributing/takeaway.md").read_text(encoding="utf-8")


def snippet(language: str) -> str:
    """Return the example of the documentation in this language of settings."""
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[1]


def nginx(folder: Path, copy: Path, port: int) -> list[str]:
    """Write settings for nginx around the documented ones and return the command that serves them."""
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = f"""
        daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
        events {{}}
        http {{
            include /etc/nginx/mime.types; access_log {folder}/access.log; {places}
            server {{ listen 127.0.0.1:{port}; {snippet("nginx").replace("/srv/among-peers", str(copy))} }}
        }}"""
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    return [program("nginx"), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, copy: Path, port: int) -> list[str]:
    """Write the documented settings for Caddy with our address in them and return the command that serves them."""
    settings = snippet("caddy").replace("/srv/among-peers", str(copy)).replace("intranet.example", f"http://:{port}")
    (folder / "Caddyfile").write_text(f"{{\n admin off\n}}\n{settings}", encoding="utf-8")
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Let a server run that answers on `port`; it stops in the end."""
    with (folder / "said.txt").open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env={"HOME": str(folder)})
        try:
            for _ in range(200):
                try:
                    create_connection(("127.0.0.1", port)).close()
                    break
                except ConnectionRefusedError:
                    assert server.poll() is None, (folder / "said.txt").read_text(encoding="utf-8")
                    time.sleep(0.05)
            yield
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(params=[nginx, caddy], ids=lambda settings: settings.__name__)
def intranet(request, copies: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a French copy on a real server, below /a/b/."""
    settings: Callable[[Path, Path, int], list[str]] = request.param
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tmp_path.chmod(0o755)
    copy = unpacked(copies / "among-peers.fr.offline.zip", tmp_path / "copy")
    own = [folder for folder in tmp_path.parents if Path(gettempdir()) in folder.parents]
    for folder in (*own, *copy.rglob("*")):
        folder.chmod(folder.stat().st_mode | 0o055)  # the server reads it as somebody else
    with running(settings(tmp_path, copy, port), tmp_path, port):
        yield f"http://127.0.0.1:{port}/a/b"
    noted = tmp_path / "access.log"
    assert not noted.exists() or noted.read_text(encoding="utf-8") == ""


def test_a_copy_works_below_a_path_with_the_documented_settings(intranet: str, browser: Browser) -> None:
    context = browser.new_context()
    page, watch = watched(context, intranet)
    expect(page).to_have_url(f"{intranet}/fr/index.html")
    page.goto(f"{intranet}/fr/courses/first/start.html", wait_until="networkidle")
    page.locator(".search__open").click()
    page.keyboard.type("pair")
    expect(page.locator(".search__results a").first).to_be_visible()
    context.close()
    assert watch.said == []
    assert watch.hosts == {intranet.split("/")[2]}


def test_browsers_ask_again_and_texts_are_compressed_with_their_kind_and_letters(intranet: str) -> None:
    with urlopen(f"{intranet}/fr/help.html") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    with urlopen(f"{intranet}/offline-worker.js") as answer:
        assert "javascript" in answer.headers["Content-Type"]
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{intranet}/fr/nothing.html")
