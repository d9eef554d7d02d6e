"""How fast this project means to be."""

from collections.abc import Iterator
from dataclasses import dataclass

Medians = dict[str, dict[str, float]]  # amounts by scenario and tool
OURS = "coursebook"


@dataclass(frozen=True)
class Target:
    """At most `limit`: of the amount itself, or where it has a `base`, of that scenario and tool."""

    scenario: str
    limit: float
    base: tuple[str, str] | None = None


TARGETS = (
    Target("cold", 0.5, ("cold", "zensical")),
    Target("cold", 0.25, ("cold", "mkdocs")),
    Target("cold", 3, ("cold", "hugo")),
    Target("again", 0.1, ("again", "hugo")),
    Target("edit", 0.4, ("edit", "hugo")),
    Target("edit", 0.12, ("edit", "zensical")),
    Target("ci", 0.1, ("ci", "mkdocs")),
    Target("preview", 0.2),
    Target("same", 0),
    Target("growth", 4.2, ("cold", OURS)),
    Target("memory", 150),
    Target("memory-grown", 150),
)


def reached(medians: Medians) -> Iterator[tuple[Target, float]]:
    """Give each target that was measured, with what it came to."""
    for target in TARGETS:
        amount = medians.get(target.scenario, {}).get(OURS)
        base = medians.get(target.base[0], {}).get(target.base[1]) if target.base else 1
        if amount is not None and base is not None:
            yield target, amount / base
