"""The preview of a tool, from a saved edit to the new page in the browser."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.trial import ENVIRONMENT, BuildError, Trial

_PATIENCE = 600  # seconds
_READING = 2  # seconds that an author looks at the page before the first edit is saved; for all tools
_PAUSE = 0.005  # seconds between two looks at the page


def edit_in_preview(trial: Trial) -> float:
    """Start the preview, edit a page, and return the seconds from the saved edit until the page shows it."""
    with _served(trial) as page:
        _until(lambda: bool(page()))
        sleep(_READING)
        sentence = trial.edit(trial.chapter, trial.code).encode()
        start = perf_counter()
        _until(lambda: sentence in page())
        return perf_counter() - start


@contextmanager
def _served(trial: Trial) -> Iterator[Callable[[], bytes]]:
    """Give a function that returns the page as it is served now, empty while there is none."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}/{trial.tool.address(trial.chapter, trial.code)}"
    with TemporaryDirectory() as name:
        said = Path(name) / "said.txt"
        with _running(trial, port, said) as process:

            def page() -> bytes:
                if process.poll() is not None:
                    raise BuildError(f"the preview ended: {said.read_text(encoding='utf-8')}")
                return _get(address)

            yield page


@contextmanager
def _running(trial: Trial, port: int, said: Path) -> Iterator[subprocess.Popen]:
    """Run a preview and end it with all that it started. What it says goes to a file, its own files beside that one."""
    command, settings = trial.tool.server(port, trial.code), ENVIRONMENT | {"TMPDIR": str(said.parent)}
    with said.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=trial.folder, env=settings, stdout=file, stderr=file, start_new_session=True
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _get(address: str) -> bytes:
    try:
        with urlopen(address, timeout=_PATIENCE) as answer:
            return answer.read()
    except (URLError, HTTPException, OSError):
        return b""


def _until(true: Callable[[], bool]) -> None:
    end = perf_counter() + _PATIENCE
    while not true():
        if perf_counter() > end:
            raise BuildError("the preview did not show the page in time")
        sleep(_PAUSE)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
