"""What the benchmark knows about a tool: how to install it, give it the corpus, and run it as its users do."""

import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from coursebook.project import read_project
from tests.real_book import ROOT

PEERS = ROOT / ".cache" / "peers"
_SOURCE = read_project(ROOT).source


class MissingToolError(Exception):
    """The tool cannot be had here; the message says why."""


class Tool(ABC):
    """One tool. Paths are relative to the folder that the corpus is laid out in."""

    name: str
    built: tuple[str, ...] = ("site",)  # folders of the built site, as patterns
    kept: tuple[str, ...] = ()  # folders that users keep between two runs of their CI, as patterns
    search: str  # the files of the search in the language {code}, which is a translation, as a pattern

    @abstractmethod
    def install(self) -> str:
        """Install the tool where it is not there yet, and return its version. Raises MissingToolError."""

    @abstractmethod
    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """Write `corpus` into `folder`, which does not exist yet."""

    @abstractmethod
    def commands(self, corpus: Corpus) -> list[list[str]]:
        """Return what users type in the folder to build the whole corpus; several commands may run at a time."""

    @abstractmethod
    def server(self, port: int, code: str) -> list[str]:
        """Return what somebody types who writes in the language `code` and wants to see it."""

    @abstractmethod
    def source(self, chapter: Chapter, code: str) -> str:
        """Return where the text of a chapter stands."""

    @abstractmethod
    def address(self, chapter: Chapter, code: str) -> str:
        """Return where the preview shows a chapter, without a slash at the beginning."""

    @abstractmethod
    def page(self, chapter: Chapter, code: str) -> str:
        """Return where the built page of a chapter lies."""


def place_of(code: str) -> str:
    """Return the folder of a language on a site where the source language is at the root."""
    return "" if code == _SOURCE else f"{code}/"


def environment(name: str, *requirements: str) -> Path:
    """Return the folder of the programs of a virtual environment with these packages. Raises MissingToolError."""
    folder = PEERS / name
    ready = folder / "ready.txt"
    if not ready.is_file() or ready.read_text(encoding="utf-8") != " ".join(requirements):
        run(sys.executable, "-m", "venv", "--clear", str(folder))
        run(str(folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", *requirements)
        ready.write_text(" ".join(requirements), encoding="utf-8")
    return folder / "bin"


def run(*command: str, folder: Path | None = None) -> str:
    """Run a command and return what it printed. Raises MissingToolError with its last words where it fails."""
    try:
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MissingToolError(f"{command[0]}: {error.strerror}") from error
    if result.returncode:
        said = (result.stderr or result.stdout).strip().splitlines() or ["it failed and said nothing"]
        raise MissingToolError(said[-1])
    return result.stdout.strip()


def chapters(corpus: Corpus, code: str) -> Iterator[tuple[Chapter, dict[str, str], str]]:
    """Give each chapter in a language with its front matter and its text."""
    for chapter in corpus.chapters:
        front = {"title": corpus.title(chapter.id, code), "description": corpus.summary(chapter.id, code)}
        yield chapter, front, corpus.text(chapter, code)


def home(corpus: Corpus, code: str) -> dict[str, str]:
    """Return the front matter of the first page in a language."""
    return {"title": corpus.title("home", code), "description": corpus.summary("home", code)}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
