"""Amounts as tables that people read in a terminal."""

from collections.abc import Callable, Iterable, Iterator

from benchmarks.scenarios import SCENARIOS
from benchmarks.targets import OURS, Medians, reached

_TITLE = max(len(scenario.title) for scenario in SCENARIOS.values())
_COLUMN = 12


def lines(medians: Medians, work: Medians, versions: dict[str, str]) -> Iterator[str]:
    """Give the lines of all tables."""
    yield from (f"{tool:<{_COLUMN}}{version}" for tool, version in versions.items())
    yield from _table("median", medians, versions, _amount)
    yield from _table("median of what processors worked", work, versions, _amount)
    yield from _table(f"{OURS}, as a multiple of", medians, versions, _ratio)
    yield from _targets(medians)


def _table(title: str, medians: Medians, tools: Iterable[str], cell: Callable) -> Iterator[str]:
    yield ""
    yield _row(title, tools)
    for name, by_tool in medians.items():
        yield _row(SCENARIOS[name].title, [cell(by_tool, tool, SCENARIOS[name].unit) for tool in tools])


def _amount(by_tool: dict[str, float], tool: str, unit: str) -> str:
    return _number(by_tool[tool], f" {unit}") if tool in by_tool else ""


def _ratio(by_tool: dict[str, float], tool: str, _unit: str) -> str:
    return _number(by_tool[OURS] / by_tool[tool], " x") if OURS in by_tool and by_tool.get(tool) else ""


def _targets(medians: Medians) -> Iterator[str]:
    yield ""
    yield _row("target", ["at most", "is", ""])
    for target, amount in reached(medians):
        scenario = SCENARIOS[target.scenario]
        unit, against = (" x", _against(*target.base)) if target.base else (f" {scenario.unit}", "")
        verdict = "reached" if amount <= target.limit else "not yet"
        cells = [_number(target.limit, unit), _number(amount, unit), verdict]
        yield f"{_row(scenario.title, cells)}  {against}".rstrip()


def _against(scenario: str, tool: str) -> str:
    return f"of {tool}, {SCENARIOS[scenario].title}"


def _number(number: float, unit: str) -> str:
    digits = f"{number:.3g}" if number < 1000 else f"{number:.0f}"
    return f"{digits}{unit}"


def _row(title: str, cells: object) -> str:
    return f"{title:<{_TITLE}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
