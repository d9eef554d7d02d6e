"""Branching scenarios lead somewhere: every choice, every screen, and always to an end."""

from collections.abc import Iterator

from coursebook.checks.report import problem, unknown
from coursebook.load import Book
from coursebook.model.scenario import Scenario
from coursebook.problems import Problem


def choices_lead_somewhere(book: Book) -> Iterator[Problem]:
    """A choice leads to a node of the scenario, and not back to the one it stands in."""
    for scenario in book.source.scenarios.values():
        known = {node.id: str(node.title) for node in scenario.nodes}
        for node in scenario.nodes:
            for move in node.choices:
                if move.to not in known:
                    fact = f"the choice `{move.id}` leads to `{move.to}`, which is no node"
                    yield unknown(move.at("to"), fact, move.to, known, "The nodes stand under `nodes`")
                elif move.to == node.id:
                    fact = f"the choice `{move.id}` leads back to its own node"
                    yield problem(move.at("to"), fact, "let it lead on: what happens is told in another node")


def every_node_is_reached(book: Book) -> Iterator[Problem]:
    """Each node can be come to from the first one."""
    for scenario in book.source.scenarios.values():
        reached = scenario.reached_from(scenario.nodes[0].id)
        for node in scenario.nodes:
            if node.id not in reached:
                remedy = f"let a choice lead to it (`to: {node.id}`), or remove it"
                yield problem(node.at("id"), f"no way leads to the node `{node.id}`", remedy)


def every_node_has_a_way_out(book: Book) -> Iterator[Problem]:
    """From each node an ending can be reached: a learner is never caught in a circle."""
    for scenario in book.source.scenarios.values():
        for node in _caught(scenario):
            fact = f"from the node `{node}` no ending can be reached"
            yield problem(scenario.by_id[node].at("id"), fact, "let one of its choices lead towards an ending")


def mirrors_are_there(book: Book) -> Iterator[Problem]:
    """The same scene from the other side is a scenario, and looks back."""
    scenarios = book.source.scenarios
    for id_, scenario in scenarios.items():
        if not scenario.mirror:
            continue
        known = {other: str(found.title) for other, found in scenarios.items() if other != id_}
        if scenario.mirror not in known:
            fact = f"`mirror` names `{scenario.mirror}`, which is no other scenario"
            yield unknown(scenario.at("mirror"), fact, scenario.mirror, known, "A scenario is named after its file")
        elif scenarios[scenario.mirror].mirror != id_:
            fact = f"`{scenario.mirror}` does not name `{id_}` as its own mirror"
            yield problem(scenario.at("mirror"), fact, f"write `mirror: {id_}` in the other file as well")


def _caught(scenario: Scenario) -> list[str]:
    endings = {node.id for node in scenario.endings}
    return [node.id for node in scenario.nodes if not endings & scenario.reached_from(node.id)]
