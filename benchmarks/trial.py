"""One tool at work on the corpus: built, edited, forgotten, as its users do it."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools import Tool
from tests.real_book import ROOT

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "ASTRO_TELEMETRY_DISABLED": "1"}
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # as after an installation: Python keeps what it compiled of every tool
ENVIRONMENT = os.environ | _QUIET | _COMPILED | {"PYTHONPATH": str(ROOT / "scripts")}
_numbers = count()


class BuildError(Exception):
    """A tool did not build what it was given; the message is what it said."""


@dataclass
class Trial:
    """A corpus in the layout of a tool, in a folder of its own.

    `stale`: the site is not there or shows old sources. `work`: the seconds that processors spent on the last build.
    """

    tool: Tool
    corpus: Corpus
    folder: Path
    stale: bool = True
    work: float = 0

    def __post_init__(self) -> None:
        self.tool.lay_out(self.corpus, self.folder)

    @property
    def code(self) -> str:
        """The language that is edited, a translation."""
        return self.corpus.locales[-1].code

    @property
    def chapter(self) -> Chapter:
        """The chapter that is edited, the one in the middle."""
        return self.corpus.chapters[self.corpus.pages // 2]

    def build(self) -> float:
        """Build the whole corpus and return the seconds it took. Raises BuildError."""
        os.sync()  # what was written before need not wait for its disk while this is measured
        start, work = perf_counter(), _work()
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(self._run, self.tool.commands(self.corpus)))
        seconds = perf_counter() - start
        self.stale, self.work = False, _work() - work
        return seconds

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(
            command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise BuildError(f"{done.stdout}{done.stderr}")

    def edit(self, chapter: Chapter, code: str) -> str:
        """Write one more sentence in the middle of a chapter and return it; there is no other like it."""
        path = self.folder / self.tool.source(chapter, code)
        sentence = f"This sentence is new, its name is {_letters(next(_numbers))}."
        path.write_text(with_sentence(path.read_text(encoding="utf-8"), sentence), encoding="utf-8")
        self.stale = True
        return sentence

    def shows(self, sentence: str, chapter: Chapter, code: str) -> bool:
        """Tell whether the built page of a chapter has the sentence."""
        return sentence in (self.folder / self.tool.page(chapter, code)).read_text(encoding="utf-8")

    def forget(self) -> None:
        """Remove all that was built or kept."""
        self.remove(self.tool.built + self.tool.kept)

    def move_to_another_machine(self) -> None:
        """Leave the sources, checked out just now, and what users keep between two runs of their CI: cache and site."""
        kept = set(self.folders(self.tool.kept + self.tool.built))
        for path in self.folder.rglob("*"):
            if path.is_file() and kept.isdisjoint(path.parents):
                path.touch()
        self.stale = True

    def remove(self, patterns: tuple[str, ...]) -> None:
        for folder in self.folders(patterns):
            shutil.rmtree(folder)
        self.stale = True

    def folders(self, patterns: tuple[str, ...]) -> list[Path]:
        return [path for pattern in patterns for path in self.folder.glob(pattern)]

    def content(self) -> dict[str, str]:
        """Return a digest of each file of the built site."""
        files = (path for root in self.folders(self.tool.built) for path in root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): sha256(path.read_bytes()).hexdigest() for path in files}

    def one_in_twenty(self) -> list[tuple[Chapter, str]]:
        """Return 5 % of the pages, by chance, over all chapters and languages."""
        pages = [(chapter, locale.code) for chapter in self.corpus.chapters for locale in self.corpus.locales]
        return Random(self.corpus.seed).sample(pages, max(1, len(pages) // 20))


def with_sentence(text: str, sentence: str) -> str:
    """Return `text` with a sentence in its middle, at the end of a paragraph."""
    blocks = text.split("\n\n")
    paragraphs = [number for number, block in enumerate(blocks) if block[:1].isalpha() and "\n" not in block]
    blocks[paragraphs[len(paragraphs) // 2]] += f" {sentence}"
    return "\n\n".join(blocks)


def _work() -> float:
    """Return the seconds that processors have worked for programs that have ended by now."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _letters(number: int) -> str:
    """Return a number in letters: a translation may not have numbers that its source has not."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
