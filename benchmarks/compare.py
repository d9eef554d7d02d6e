"""This project beside its peers on the same pages: `python -m benchmarks.compare`. Runs take turns; medians count."""

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus
from benchmarks.scenarios import SCENARIOS
from benchmarks.table import lines
from benchmarks.targets import OURS, Medians
from benchmarks.tools import TOOLS, Tool
from benchmarks.tools.tool import MissingToolError
from benchmarks.trial import BuildError, Trial
from coursebook.project import read_project
from tests.real_book import ROOT

WORK = ROOT / ".cache" / "benchmark"
GROWTH = 4
Amounts = dict[str, dict[str, list[float]]]  # by scenario and tool, one a run


def main() -> None:
    """Measure what was asked for, print the tables, and write every amount to a file where one is named."""
    options = _options()
    tools = dict(_installed(options.tools))
    amounts, work = _measured(list(tools), options)
    facts = {name: getattr(options, name) for name in ("locales", "pages", "seed", "runs")}
    versions = {tool.name: version for tool, version in tools.items()}
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; {facts}")
    print("\n".join(lines(_medians(amounts), _medians(work), versions)))
    if options.json:
        found = facts | {"versions": versions, "amounts": amounts, "work": work}
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _medians(amounts: Amounts) -> Medians:
    return {name: {tool: median(found) for tool, found in by_tool.items()} for name, by_tool in amounts.items()}


def _options() -> argparse.Namespace:
    names = [tool.name for tool in TOOLS]
    usual = [name for name, scenario in SCENARIOS.items() if not scenario.grown]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locales", type=int, default=8, help="how many languages (default: %(default)s)")
    parser.add_argument("--pages", type=int, default=100, help="how many pages in each (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how often (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other pages (default: %(default)s)")
    parser.add_argument("--tools", nargs="+", choices=names, default=names, metavar="TOOL", help=", ".join(names))
    parser.add_argument(
        "--scenarios", nargs="+", choices=SCENARIOS, default=usual, metavar="SCENARIO",
        help=f"{', '.join(SCENARIOS)} (default: those with few pages)",
    )  # fmt: skip
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all amounts to this file")
    return parser.parse_args()


def _installed(names: list[str]) -> Iterator[tuple[Tool, str]]:
    """Give the tools that are here or can be installed, each with its version."""
    for tool in (kind() for kind in TOOLS if kind.name in names):
        try:
            yield tool, tool.install()
        except MissingToolError as error:
            _say(f"{tool.name} is left out: {error}")


def _measured(tools: list[Tool], options: argparse.Namespace) -> tuple[Amounts, Amounts]:
    """Return what the scenarios came to, and how long processors worked for those that are a build."""
    amounts: Amounts = {name: {} for name in options.scenarios}
    work: Amounts = {name: {} for name in options.scenarios if SCENARIOS[name].build}
    trials = {
        grown: _trials(tools, options, options.pages * (GROWTH if grown else 1))
        for grown in {SCENARIOS[name].grown for name in options.scenarios}
    }
    try:
        for name, trial in _turns(options, trials):
            _measure(name, trial, amounts, work)
    except KeyboardInterrupt:
        _say("interrupted; this is what was measured until now")
    return amounts, work


def _turns(options: argparse.Namespace, trials: dict[bool, list[Trial]]) -> Iterator[tuple[str, Trial]]:
    """Give each scenario with each tool, run by run."""
    for run in range(options.runs):
        for name in options.scenarios:
            scenario = SCENARIOS[name]
            if not (run and scenario.steady):
                chosen = (trial for trial in trials[scenario.grown] if trial.tool.name == OURS or not scenario.ours)
                yield from ((name, trial) for trial in chosen)


def _trials(tools: list[Tool], options: argparse.Namespace, pages: int) -> list[Trial]:
    corpus = Corpus(read_project(ROOT).locales[: options.locales], pages, options.seed)
    place = WORK / f"{options.locales}x{pages}"
    shutil.rmtree(place, ignore_errors=True)
    return [Trial(tool, corpus, place / tool.name) for tool in tools]


def _measure(name: str, trial: Trial, amounts: Amounts, work: Amounts) -> None:
    """Note the amount and the work; where the tool fails, say so and note nothing."""
    tool, scenario = trial.tool.name, SCENARIOS[name]
    try:
        amount = scenario.measure(trial)
    except BuildError as error:
        _say(f"{name}: {tool}: {error}")
        return
    amounts[name].setdefault(tool, []).append(amount)
    if scenario.build:
        work[name].setdefault(tool, []).append(trial.work)
    _say(f"{name}: {tool}: {amount:.3f} {scenario.unit}" + (f", {trial.work:.3f} s of work" if scenario.build else ""))


def _say(line: str) -> None:
    """Tell how far it is: a run takes minutes."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
