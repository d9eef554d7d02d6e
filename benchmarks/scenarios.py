"""What is measured. A scenario does something with a tool and returns how much of it: seconds, megabytes, kilobytes."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks import alone
from benchmarks.memory import own, peak, whole
from benchmarks.preview import edit_in_preview
from benchmarks.trial import BuildError, Trial


@dataclass(frozen=True)
class Scenario:
    """`build`: the amount is the time of one build. `grown`: with four times as many pages. `steady`: the amount is the
    same every time, so once is enough. `ours`: it says nothing of other tools.
    """

    title: str
    measure: Callable[[Trial], float]
    unit: str = "s"
    build: bool = False
    grown: bool = False
    steady: bool = False
    ours: bool = False


def cold(trial: Trial) -> float:
    trial.forget()
    return trial.build()


def again(trial: Trial) -> float:
    _ready(trial)
    return trial.build()


def edit(trial: Trial) -> float:
    _ready(trial)
    sentence = trial.edit(trial.chapter, trial.code)
    seconds = trial.build()
    _shown(trial, [(sentence, trial.chapter, trial.code)])
    return seconds


def fresh_machine(trial: Trial) -> float:
    _ready(trial)
    trial.move_to_another_machine()
    edits = [(trial.edit(chapter, code), chapter, code) for chapter, code in trial.one_in_twenty()]
    seconds = trial.build()
    _shown(trial, edits)
    return seconds


def differences(trial: Trial) -> float:
    """Return how many files differ between a build after edits, of a translation and of its source, and a cold one."""
    edit(trial)
    trial.edit(trial.chapter, trial.corpus.locales[0].code)
    trial.build()
    after_edit = trial.content()
    cold(trial)
    from_nothing = trial.content()
    return sum(after_edit.get(name) != from_nothing.get(name) for name in after_edit | from_nothing)


def memory(trial: Trial) -> float:
    trial.forget()
    return peak(trial.build, whole)


def memory_own(trial: Trial) -> float:
    trial.forget()
    return peak(trial.build, own)


def page_size(trial: Trial) -> float:
    """Return the kilobytes of the median page, compressed as it travels."""
    return median(len(gzip.compress(page)) for page in _pages(trial)) / 1000


def page_size_unpacked(trial: Trial) -> float:
    return median(map(len, _pages(trial))) / 1000


def search_size(trial: Trial) -> float:
    """Return the kilobytes of all files of the search in one language, compressed as they travel."""
    _ready(trial)
    files = trial.folder.glob(trial.tool.search.format(code=trial.code))
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000


def _pages(trial: Trial) -> Iterator[bytes]:
    _ready(trial)
    for chapter in trial.corpus.chapters:
        yield (trial.folder / trial.tool.page(chapter, trial.code)).read_bytes()


def _ready(trial: Trial) -> None:
    if trial.stale:
        trial.build()


def _shown(trial: Trial, edits: list) -> None:
    missing = [chapter.id for sentence, chapter, code in edits if not trial.shows(sentence, chapter, code)]
    if missing:
        raise BuildError(f"what was edited is not shown in {', '.join(missing)}")


SCENARIOS = {
    "cold": Scenario("cold build", cold, build=True),
    "again": Scenario("nothing changed", again, build=True),
    "edit": Scenario("one page edited", edit, build=True),
    "ci": Scenario("fresh machine, cache and site restored, 5 % edited", fresh_machine, build=True),
    "preview": Scenario("edit to refreshed preview", edit_in_preview),
    "same": Scenario("files unlike those of a cold build", differences, unit="files", steady=True),
    "memory": Scenario("largest process", memory, unit="MB", steady=True),
    "imports": Scenario("Python and the engine, imported", alone.imports, ours=True),
    "begun": Scenario("the same, this project, and the book found in the store", alone.begun, ours=True),
    "markdown": Scenario("Python-Markdown alone", alone.markdown, ours=True),
    "markdown-quick": Scenario("the same with site/inline.py", alone.markdown_quick, ours=True),
    "pages": Scenario("the same, macros and the frame of each page", alone.pages, ours=True),
    "checked": Scenario("the book read and checked, with nothing kept", alone.checked, ours=True),
    "growth": Scenario("cold build, four times the pages", cold, build=True, grown=True),
    "memory-grown": Scenario("largest process, four times the pages", memory, unit="MB", grown=True, steady=True),
    "memory-own": Scenario("own memory of a process, four times the pages", memory_own, "MB", grown=True, steady=True),
    "page": Scenario("HTML of a page, four times the pages", page_size_unpacked, unit="kB", grown=True, steady=True),
    "page-sent": Scenario("HTML of a page, compressed", page_size, unit="kB", grown=True, steady=True),
    "search": Scenario("search of a language, compressed", search_size, unit="kB", grown=True, steady=True),
}
