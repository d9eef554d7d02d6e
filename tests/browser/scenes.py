"""Scenes on a page, and how somebody plays them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from coursebook.model.scenario import Move, Node, Scenario
from coursebook.views.here import web_path
from coursebook.views.scenario import page_of
from tests.real_book import real_book


@dataclass(frozen=True)
class Scene:
    """A scenario on a page, and its record in the book."""

    page: Page
    id: str
    scenario: Scenario

    @property
    def element(self) -> Locator:
        return self.page.locator(f"#{self.id} branching-scenario")

    @property
    def screen(self) -> Locator:
        """What is shown of all screens."""
        return self.element.locator(".screen:visible")

    def do(self, act: str) -> None:
        self.element.locator(f"[data-do={act}]:visible").click()

    def choose(self, move: str) -> None:
        self.screen.locator(f".move__button[data-move='{move}']").click()

    def play(self, moves: list[Move]) -> None:
        """Begin, and make these moves."""
        self.do("start")
        for move in moves:
            self.choose(move.id)


def scene_on(page: Page, scenario: str, code: str = "en") -> Scene:
    return Scene(page, scenario, real_book().catalogs[code].scenarios[scenario])


def scene_path(scenario: str, code: str = "en", directory_urls: bool = True) -> str:
    """Return where the site shows `scenario`."""
    address = page_of(real_book().catalogs[code], scenario)
    return ("" if code == "en" else f"{code}/") + web_path(address, directory_urls)


def shortest_way(scenario: Scenario, ending: Node) -> list[Move]:
    """Return the fewest moves that lead from the start to `ending`."""
    ways: dict[str, list[Move]] = {scenario.nodes[0].id: []}
    waiting = [scenario.nodes[0]]
    while ending.id not in ways:
        node = waiting.pop(0)
        for move in node.choices:
            if move.to not in ways:
                ways[move.to] = [*ways[node.id], move]
                waiting.append(scenario.by_id[move.to])
    return ways[ending.id]
