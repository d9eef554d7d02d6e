"""Amounts as tables that people read in a terminal."""

from collections.abc import Iterator

from benchmarks.scenarios import SCENARIOS
from benchmarks.targets import OURS, Medians, reached

_TITLE = max(len(scenario.title) for scenario in SCENARIOS.values())
_COLUMN = 12


def lines(medians: Medians, versions: dict[str, str]) -> Iterator[str]:
    """Give the lines of all tables."""
    yield from (f"{tool:<{_COLUMN}}{version}" for tool, version in versions.items())
    yield ""
    yield _row("median", versions)
    for name, by_tool in medians.items():
        unit = SCENARIOS[name].unit
        yield _row(SCENARIOS[name].title, [_amount(by_tool.get(tool), f" {unit}") for tool in versions])
    yield ""
    yield _row(f"{OURS}, as a multiple of", versions)
    for name, by_tool in medians.items():
        yield _row(SCENARIOS[name].title, [_amount(_ratio(by_tool, tool), " x") for tool in versions])
    yield ""
    yield from _targets(medians)


def _ratio(by_tool: dict[str, float], tool: str) -> float | None:
    return by_tool[OURS] / by_tool[tool] if OURS in by_tool and by_tool.get(tool) else None


def _targets(medians: Medians) -> Iterator[str]:
    yield _row("target", ["at most", "is", ""])
    for target, amount in reached(medians):
        scenario = SCENARIOS[target.scenario]
        unit, against = (" x", _against(*target.base)) if target.base else (f" {scenario.unit}", "")
        verdict = "reached" if amount <= target.limit else "not yet"
        yield f"{_row(scenario.title, [f'{target.limit:g}{unit}', _amount(amount, unit), verdict])}  {against}".rstrip()


def _against(scenario: str, tool: str) -> str:
    return f"of {tool}, {SCENARIOS[scenario].title}"


def _amount(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number:.3g}{unit}"


def _row(title: str, cells: object) -> str:
    return f"{title:<{_TITLE}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
