"""The path finder leads everybody to their profile, without a needless module, and says why for each step."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.library import Library
from tests.real_book import real_book

LEARNERS = 1000
FIND = "given.map((task) => coursebook.pathFinder.find(task))"

Levels = dict[str, int]


@dataclass(frozen=True)
class Walk:
    """What one learner asked for, and the path found for them."""

    task: dict
    path: dict

    @property
    def by_code(self) -> dict[str, dict]:
        return {module["code"]: module for module in self.task["modules"]}

    @property
    def codes(self) -> list[str]:
        return [step["code"] for step in self.path["steps"] if step["kind"] == "module"]

    @property
    def modules(self) -> list[dict]:
        return [self.by_code[code] for code in self.codes]

    @property
    def open(self) -> list[dict]:
        return [module for module in self.task["modules"] if not self.is_met(module)]

    def is_met(self, module: dict) -> bool:
        """Tell whether the learner needs not take `module`: it is done, or they have all that it reaches."""
        have, reaches = self.task["have"], module["reaches"]
        has_all = bool(reaches) and all(have.get(id, 0) >= level for id, level in reaches.items())
        return module["code"] in self.task["done"] or has_all

    def needs(self, module: dict) -> list[str]:
        """Return the codes of the modules that have to stand before `module`."""
        known = self.by_code
        return [code for code in module["requires"] if code in known and not self.is_met(known[code])]

    def all_before(self, module: dict) -> set[str]:
        found, waiting = set(), [module]
        while waiting:
            new = set(self.needs(waiting.pop())) - found
            found |= new
            waiting += [self.by_code[code] for code in new]
        return found

    def missing(self, levels: Levels) -> int:
        return sum(max(0, level - levels.get(id, 0)) for id, level in self.task["wanted"].items())


def after(levels: Levels, *modules: dict) -> Levels:
    reached = dict(levels)
    for module in modules:
        for id, level in module["reaches"].items():
            reached[id] = max(reached.get(id, 0), level)
    return reached


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "path-finder")
    yield library
    library.page.close()


@pytest.fixture(scope="module")
def tasks() -> list[dict]:
    chance = random.Random(1979)
    return [made_up(chance) for _ in range(LEARNERS)]


@pytest.fixture(scope="module")
def walks(library: Library, tasks: list[dict]) -> list[Walk]:
    return [Walk(*pair) for pair in zip(tasks, library(FIND, tasks), strict=True)]


def made_up(chance: random.Random) -> dict:
    """Return a learner of the real book: beginner or not, with any of its profiles, and little or much time."""
    modules = [made_up_state(module, chance) for module in book_modules(chance.random() < 0.5)]
    wanted = dict(chance.choice(real_book().source.framework.profiles).levels)
    highest, share = chance.choice([0, 1, 2, 3, 4]), chance.choice([0, 0, 0.1, 0.5])
    ids = [*real_book().source.competencies]
    return {
        "modules": modules,
        "wanted": wanted,
        "have": {id: chance.randint(0, highest) for id in ids if chance.random() < 0.9}
        if chance.random() < 0.9
        else dict(wanted),
        "done": [module["code"] for module in modules if chance.random() < share],
        "minutesAWeek": chance.choice([15, 20, 30, 45, 60, 90, 120, 240, 1000]),
    }


def book_modules(with_courses: bool) -> list[dict]:
    """Return the modules of the book. `with_courses`: what a course requires counts for each of its modules."""
    catalog = real_book().source
    return [
        {
            "code": module.code,
            "minutes": module.minutes,
            "requires": [
                before.code
                for before in catalog.modules_in(
                    module.requires + (catalog.course_of[module.code].requires if with_courses else ())
                )
            ],
            "reaches": {reach.id: reach.level for reach in module.competencies},
            "written": module.code in catalog.written_modules,
        }
        for module in catalog.modules.values()
    ]


def made_up_state(module: dict, chance: random.Random) -> dict:
    """Return `module` as it is, or written or not by chance: the book will not stay as it is today."""
    return module | chance.choice([{}, {"written": True}, {"written": False}])


def test_the_learners_are_of_all_kinds(walks: list[Walk]) -> None:
    sizes = {len(walk.codes) for walk in walks}
    assert 0 in sizes
    assert max(sizes) > 20
    assert any(step["kind"] == "practice" for walk in walks for step in walk.path["steps"])
    assert any("part" in step for walk in walks for week in walk.path["weeks"] for step in week)
    assert any(module["requires"] and not walk.needs(module) for walk in walks for module in walk.modules)


def test_following_the_path_reaches_the_profile_from_any_start(walks: list[Walk]) -> None:
    for walk in walks:
        levels = dict(walk.task["have"])
        for step in walk.path["steps"]:
            if step["kind"] == "module":
                levels = after(levels, walk.by_code[step["code"]])
            else:
                assert levels.get(step["competency"], 0) == step["from"]
                levels[step["competency"]] = step["to"]
        assert walk.missing(levels) == 0


def test_a_path_is_empty_exactly_where_the_profile_is_reached_already(walks: list[Walk]) -> None:
    for walk in walks:
        is_there = walk.missing(walk.task["have"]) == 0
        assert (walk.path == {"weeks": [], "steps": [], "minutes": 0}) is is_there
        assert bool(walk.path["steps"]) is not is_there


def test_what_a_module_needs_stands_before_it(walks: list[Walk]) -> None:
    for walk in walks:
        for place, module in enumerate(walk.modules):
            assert set(walk.needs(module)) <= set(walk.codes[:place])


def test_no_module_is_proposed_that_is_done_or_gives_nothing_new_and_none_twice(walks: list[Walk]) -> None:
    for walk in walks:
        assert not any(walk.is_met(module) for module in walk.modules)
        assert len(set(walk.codes)) == len(walk.codes)


def test_nothing_in_the_path_is_needless(walks: list[Walk]) -> None:
    for walk in walks:
        needed = {code for module in walk.modules for code in walk.needs(module)}
        reached = walk.missing(after(walk.task["have"], *walk.modules))
        for module in walk.modules:
            others = [other for other in walk.modules if other is not module]
            assert module["code"] in needed or walk.missing(after(walk.task["have"], *others)) > reached


def test_each_step_says_what_it_closes_and_what_needs_it(walks: list[Walk]) -> None:
    for walk in walks:
        levels = dict(walk.task["have"])
        for step in (step for step in walk.path["steps"] if step["kind"] == "module"):
            module = walk.by_code[step["code"]]
            assert {closed["competency"]: (closed["from"], closed["to"]) for closed in step["closes"]} == {
                id: (levels.get(id, 0), min(level, walk.task["wanted"].get(id, 0)))
                for id, level in module["reaches"].items()
                if min(level, walk.task["wanted"].get(id, 0)) > levels.get(id, 0)
            }
            assert step["before"] == [other["code"] for other in walk.modules if step["code"] in walk.needs(other)]
            assert step["closes"] or step["before"]
            assert step["minutes"] == module["minutes"]
            levels = after(levels, module)


def test_practice_is_for_what_no_open_module_reaches_and_stands_after_the_last_that_touches_it(
    walks: list[Walk],
) -> None:
    for walk in walks:
        steps = walk.path["steps"]
        for place, step in enumerate(steps):
            if step["kind"] == "module":
                continue
            id = step["competency"]
            assert step["from"] < step["to"] == walk.task["wanted"][id]
            assert max((module["reaches"].get(id, 0) for module in walk.open), default=0) <= step["from"]
            before = [walk.by_code[s["code"]] for s in steps[:place] if s["kind"] == "module"]
            later = [walk.by_code[s["code"]] for s in steps[place:] if s["kind"] == "module"]
            assert not any(id in module["reaches"] for module in later)
            assert not later or id in before[-1]["reaches"]


def test_the_path_keeps_the_order_of_the_book_except_where_a_module_waits_for_another(walks: list[Walk]) -> None:
    for walk in walks:
        order = [*walk.by_code]
        for one, other in pairwise(walk.modules):
            in_order = order.index(one["code"]) < order.index(other["code"])
            assert in_order or one["code"] in walk.needs(other)


def test_what_is_in_preparation_only_closes_what_nothing_written_closes(walks: list[Walk]) -> None:
    for walk in walks:
        best = after(walk.task["have"], *(module for module in walk.open if can_be_read_today(walk, module)))
        needed = {code for module in walk.modules for code in walk.needs(module)}
        for module in walk.modules:
            if not module["written"] and module["code"] not in needed:
                assert any(
                    min(level, walk.task["wanted"].get(id, 0)) > best.get(id, 0)
                    for id, level in module["reaches"].items()
                )


def can_be_read_today(walk: Walk, module: dict) -> bool:
    return module["written"] and all(walk.by_code[code]["written"] for code in walk.all_before(module))


def test_no_week_holds_more_minutes_than_the_learner_has(walks: list[Walk]) -> None:
    for walk in walks:
        for week in walk.path["weeks"]:
            assert week
            assert minutes(week) <= walk.task["minutesAWeek"]


def test_weeks_are_filled_in_order(walks: list[Walk]) -> None:
    for walk in walks:
        for one, other in pairwise(walk.path["weeks"]):
            assert minutes(one) + minutes(other[:1]) > walk.task["minutesAWeek"]


def minutes(steps: list[dict]) -> int:
    return sum(step.get("minutes", 0) for step in steps)


def test_the_weeks_together_are_the_path(walks: list[Walk]) -> None:
    for walk in walks:
        parts = [step for week in walk.path["weeks"] for step in week]
        whole = [part for part in parts if part.get("part", (1, 1))[0] == 1]
        assert [without_size(part) for part in whole] == [without_size(step) for step in walk.path["steps"]]
        assert minutes(parts) == minutes(walk.path["steps"]) == walk.path["minutes"]


def without_size(step: dict) -> dict:
    return {key: value for key, value in step.items() if key not in ("minutes", "part")}


def test_a_module_is_spread_over_weeks_only_where_none_can_hold_it_and_in_about_equal_parts(walks: list[Walk]) -> None:
    for walk in walks:
        size, parts = walk.task["minutesAWeek"], [step for week in walk.path["weeks"] for step in week]
        for code in walk.codes:
            own = [part for part in parts if part.get("code") == code]
            number = -(-walk.by_code[code]["minutes"] // size)  # rounded up
            assert [part.get("part") for part in own] == [
                [place + 1, number] if number > 1 else None for place in range(number)
            ]
            assert minutes(own) == walk.by_code[code]["minutes"]
            assert max(part["minutes"] for part in own) - min(part["minutes"] for part in own) <= 1


def test_the_same_learner_always_gets_the_same_path(library: Library, tasks: list[dict], walks: list[Walk]) -> None:
    assert library(FIND, tasks) == [walk.path for walk in walks]
    turned = [task | {"done": task["done"][::-1], "have": dict(reversed(task["have"].items()))} for task in tasks]
    assert library(FIND, turned) == [walk.path for walk in walks]


def test_nothing_given_is_changed(library: Library, tasks: list[dict]) -> None:
    assert library("(given.forEach((task) => coursebook.pathFinder.find(task)), given)", tasks[:100]) == tasks[:100]


def module(code: str, minutes: int, reaches: Levels, *requires: str, written: bool = True) -> dict:
    return {"code": code, "minutes": minutes, "reaches": reaches, "requires": [*requires], "written": written}


def path(library: Library, modules: list[dict], wanted: Levels, **more: object) -> dict:
    return library(FIND, [{"modules": modules, "wanted": wanted, **more}])[0]


def codes(library: Library, modules: list[dict], wanted: Levels, **more: object) -> list[str]:
    return [step.get("code", step["kind"]) for step in path(library, modules, wanted, **more)["steps"]]


def test_the_module_with_most_levels_a_minute_is_taken(library: Library) -> None:
    slow, quick = module("K1", 60, {"A1": 2}), module("K2", 50, {"A1": 2})
    assert codes(library, [slow, quick], {"A1": 2}) == ["K2"]


def test_of_two_equal_modules_the_first_in_the_book_is_taken(library: Library) -> None:
    assert codes(library, [module("K2", 50, {"A1": 2}), module("K1", 50, {"A1": 2})], {"A1": 2}) == ["K2"]


def test_what_a_module_needs_counts_for_its_minutes(library: Library) -> None:
    modules = [module("K1", 40, {}), module("K2", 20, {"A1": 1}, "K1"), module("K3", 50, {"A1": 1})]
    assert codes(library, modules, {"A1": 1}) == ["K3"]
    assert codes(library, modules, {"A1": 1}, done=["K1"]) == ["K2"]


def test_what_a_module_needs_counts_for_its_levels_too(library: Library) -> None:
    modules = [
        module("K1", 40, {"B1": 1, "B2": 1}),
        module("K2", 20, {"A1": 1}, "K1"),
        module("K3", 15, {"A1": 1}, "K4"),
        module("K4", 15, {}),
    ]
    assert codes(library, modules, {"A1": 1, "B1": 1, "B2": 1}) == ["K1", "K2"]


def test_a_prerequisite_of_which_the_learner_has_every_level_is_left_out_with_all_before_it(library: Library) -> None:
    modules = [module("K1", 40, {}), module("K2", 40, {"A1": 1}, "K1"), module("K3", 40, {"A2": 1}, "K2")]
    assert codes(library, modules, {"A2": 1}) == ["K1", "K2", "K3"]
    assert codes(library, modules, {"A2": 1}, have={"A1": 1}) == ["K3"]


def test_written_modules_come_before_shorter_ones_in_preparation(library: Library) -> None:
    draft, text = module("K1", 10, {"A1": 2}, written=False), module("K2", 50, {"A1": 2})
    assert codes(library, [draft, text], {"A1": 2}) == ["K2"]
    assert codes(library, [draft, module("K2", 50, {"A1": 1})], {"A1": 2}) == ["K1"]


def test_a_module_that_turns_out_to_be_needless_is_dropped(library: Library) -> None:
    first, both = module("K1", 10, {"A1": 1}), module("K2", 60, {"A1": 2, "B1": 1})
    assert codes(library, [first, both], {"A1": 2, "B1": 1}) == ["K2"]
    assert codes(library, [first, both | {"requires": ["K1"]}], {"A1": 2, "B1": 1}) == ["K1", "K2"]


@pytest.mark.parametrize(("first", "second", "stays"), [(10, 10, "K1"), (10, 12, "K1"), (12, 10, "K2")])
def test_of_two_that_can_replace_each_other_the_shorter_stays_or_the_first_in_the_book(
    library: Library, first: int, second: int, stays: str
) -> None:
    modules = [
        module("K1", first, {"A1": 1, "A2": 1}),
        module("K2", second, {"A1": 1, "A3": 1}),
        module("K3", 40, {"A2": 1, "A4": 1}),
        module("K4", 40, {"A3": 1, "A5": 1}),
    ]
    assert codes(library, modules, dict.fromkeys(["A1", "A2", "A3", "A4", "A5"], 1)) == [stays, "K3", "K4"]


def test_a_module_that_is_done_is_practised_where_it_did_not_bring_the_level(library: Library) -> None:
    found = path(library, [module("K1", 10, {"A1": 1})], {"A1": 1}, done=["K1"])
    assert found["steps"] == [{"kind": "practice", "competency": "A1", "from": 0, "to": 1}]
    assert found["weeks"] == [found["steps"]]


def test_each_step_has_its_reasons_as_data(library: Library) -> None:
    modules = [module("K1", 30, {"A1": 1}), module("K2", 75, {"A1": 2, "B1": 2}, "K1"), module("K3", 20, {"C1": 1})]
    found = path(library, modules, {"A1": 3, "B1": 1, "C1": 1}, have={"B1": 0}, minutesAWeek=50)
    one = {"kind": "module", "code": "K1", "minutes": 30, "before": ["K2"]}
    one["closes"] = [{"competency": "A1", "from": 0, "to": 1}]
    two = {"kind": "module", "code": "K2", "minutes": 75, "before": []}
    two["closes"] = [{"competency": "A1", "from": 1, "to": 2}, {"competency": "B1", "from": 0, "to": 1}]
    practice = {"kind": "practice", "competency": "A1", "from": 2, "to": 3}
    three = {"kind": "module", "code": "K3", "minutes": 20, "before": []}
    three["closes"] = [{"competency": "C1", "from": 0, "to": 1}]
    assert found["steps"] == [one, two, practice, three]
    assert found["minutes"] == 125
    halves = two | {"minutes": 37, "part": [1, 2]}, two | {"minutes": 38, "part": [2, 2]}
    assert found["weeks"] == [[one], [halves[0]], [halves[1], practice], [three]]


def test_without_a_number_of_minutes_everything_is_in_one_week(library: Library) -> None:
    found = path(library, [module("K1", 600, {"A1": 1}), module("K2", 600, {"B1": 1})], {"A1": 1, "B1": 1})
    assert found["weeks"] == [found["steps"]]


@pytest.mark.parametrize("minutes", [0, -5, 0.5, None, "many"])
def test_a_week_without_a_minute_is_refused(library: Library, minutes: object) -> None:
    refused = """(() => { try { coursebook.pathFinder.find({ modules: [], wanted: {}, minutesAWeek: given }) }
      catch (error) { return error.name } })()"""
    assert library(refused, minutes) == "RangeError"


def test_modules_that_need_each_other_by_mistake_do_not_stop_the_page(library: Library) -> None:
    modules = [module("K1", 10, {"A1": 1}, "K2"), module("K2", 10, {"B1": 1}, "K1")]
    assert codes(library, modules, {"A1": 1, "B1": 1}) == ["K1", "K2"]
