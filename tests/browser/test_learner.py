"""The estimate of what a learner can do is Bayesian knowledge tracing, and the learner's own word comes before it."""

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.library import Library

HISTORIES = 3000
LEVELS = ("1", "2", "3", "4")
TINY = 1e-12  # what rounding may change
ESTIMATE = "coursebook.learner.estimate(given.competency, given.ratings, given.answers, given.finished)"
ESTIMATES = f"given.map((given) => {ESTIMATE})"
LEVEL = "coursebook.learner.levelOf('A1', given.ratings, given.answers, given.overrules, given.finished)"

Chances = dict[str, float]


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "learner")
    yield library
    library.page.close()


@pytest.fixture(scope="module")
def parameters(library: Library) -> dict[str, dict[str, float]]:
    return library("coursebook.learner.PARAMETERS")


@pytest.fixture(scope="module")
def learners(parameters: dict) -> list[dict]:
    chance = random.Random(1995)
    return [learner(chance, [*parameters]) for _ in range(HISTORIES)]


def learner(chance: random.Random, kinds: list[str]) -> dict:
    """Return what somebody said of themselves, finished and answered in A1; some are able, some are not."""
    able = chance.random()
    answers = [
        answer(chance.randint(1, 4), chance.choice(kinds), chance.random() < able, at)
        for at in range(chance.randint(0, 20))
    ]
    return {
        "competency": "A1",
        "ratings": chance.choice([{}, {"A1": {"level": chance.randint(0, 4), "at": chance.randint(0, 20)}}]),
        "answers": answers,
        "finished": chance.choice([{}, {}, {"A1": chance.randint(0, 4)}]),
    }


def answer(level: int, kind: str, right: bool, at: int, competency: str = "A1") -> dict:
    return {"competency": competency, "level": level, "kind": kind, "right": right, "at": at}


def traced(learner: dict, parameters: dict, priors: list[list[float]], unknown: list[float]) -> dict[int, Fraction]:
    """Return the chances of the levels by the formulas of Corbett and Anderson 1995, in exact arithmetic.

    They say what an answer does to its own level; the other levels follow by Jeffrey's rule.
    """
    said = [entry["level"] for entry in learner["ratings"].values()] + [*learner["finished"].values()]
    known = dict(enumerate(map(exact, priors[max(said)] if said else unknown), start=1))
    for given in learner["answers"]:
        level, numbers = given["level"], {name: exact(value) for name, value in parameters[given["kind"]].items()}
        before, after = known[level], posterior(known[level], given["right"], numbers)
        for other, chance in known.items():
            if other < level:
                known[other] = 1 - (1 - chance) * (1 - after) / (1 - before)
            else:
                known[other] = chance * after / before
        for other in range(1, level + 1):
            known[other] += (1 - known[other]) * numbers["learn"]
    return known


def posterior(known: Fraction, right: bool, numbers: dict[str, Fraction]) -> Fraction:
    if right:
        correct = known * (1 - numbers["slip"])
        return correct / (correct + (1 - known) * numbers["guess"])
    slipped = known * numbers["slip"]
    return slipped / (slipped + (1 - known) * (1 - numbers["guess"]))


def exact(number: float) -> Fraction:
    return Fraction(str(number))


def with_answer(learner: dict, *more: dict) -> dict:
    return learner | {"answers": [*learner["answers"], *more]}


def test_the_estimate_is_that_of_a_plain_reference(library: Library, learners: list, parameters: dict) -> None:
    priors, unknown = library("[coursebook.learner.PRIORS, coursebook.learner.UNKNOWN]")
    for made, ours in zip(learners, library(ESTIMATES, learners), strict=True):
        expected = traced(made, parameters, priors, unknown)
        for level in LEVELS:
            assert abs(ours[level] - expected[int(level)]) < 1e-9


def test_one_right_answer_of_somebody_unknown_gives_what_a_pencil_gives(library: Library) -> None:
    given = {"competency": "A1", "ratings": {}, "answers": [answer(1, "single", True, 0)], "finished": {}}
    by_evidence = 0.2 * 0.9 / (0.2 * 0.9 + 0.8 * 0.3)
    assert library(ESTIMATE, given)["1"] == pytest.approx(by_evidence + (1 - by_evidence) * 0.1)


def test_no_level_is_likelier_than_the_one_below_and_all_are_chances(library: Library, learners: list) -> None:
    for ours in library(ESTIMATES, learners):
        assert [*ours] == [*LEVELS]
        assert 1 >= ours["1"] >= ours["2"] >= ours["3"] >= ours["4"] > 0


def test_no_streak_leaves_the_range_of_chances(library: Library, parameters: dict) -> None:
    nobody = {"competency": "A1", "ratings": {}, "finished": {}}
    for right in (True, False):
        streaks = [
            nobody | {"answers": [answer(level, kind, right, at) for at in range(length)]}
            for kind in parameters
            for level in (1, 2, 3, 4)
            for length in (*range(1, 30), 300)
        ]
        for ours in library(ESTIMATES, streaks):
            assert 1 >= ours["1"] >= ours["2"] >= ours["3"] >= ours["4"] > 0


def after_one_more(library: Library, learners: list, right: bool) -> Iterator[tuple[dict, Chances, Chances]]:
    """Give an answer, and what was estimated before and after it, for each learner."""
    chance = random.Random(8)
    kinds = [*library("coursebook.learner.PARAMETERS")]
    more = [answer(chance.randint(1, 4), chance.choice(kinds), right, 99) for _ in learners]
    before = library(ESTIMATES, learners)
    after = library(ESTIMATES, [with_answer(*pair) for pair in zip(learners, more, strict=True)])
    return zip(more, before, after, strict=True)


def test_a_right_answer_never_lowers_the_estimate_of_any_level(library: Library, learners: list) -> None:
    for _, before, after in after_one_more(library, learners, right=True):
        assert all(after[level] >= before[level] - TINY for level in LEVELS)


def test_a_wrong_answer_raises_no_estimate_by_more_than_what_its_feedback_teaches(
    library: Library, learners: list, parameters: dict
) -> None:
    for given, before, after in after_one_more(library, learners, right=False):
        learn = parameters[given["kind"]]["learn"]
        for level in LEVELS:
            taught = (1 - before[level]) * learn if int(level) <= given["level"] else 0
            assert after[level] <= before[level] + taught + TINY


def test_right_counts_for_more_than_wrong_at_each_level(library: Library, learners: list, parameters: dict) -> None:
    for kind in parameters:
        for level in LEVELS:
            right, wrong = (
                library(ESTIMATES, [with_answer(made, answer(int(level), kind, how, 99)) for made in learners[:100]])
                for how in (True, False)
            )
            assert all(one[level] > other[level] for one, other in zip(right, wrong, strict=True))


def test_the_order_in_which_answers_are_stored_changes_nothing(library: Library, learners: list) -> None:
    chance = random.Random(3)
    mixed = [made | {"answers": chance.sample(made["answers"], len(made["answers"]))} for made in learners]
    assert library(ESTIMATES, mixed) == library(ESTIMATES, learners)


def test_answers_of_one_moment_count_in_the_order_in_which_they_are_stored(library: Library) -> None:
    wrong_then_right = [answer(1, "single", False, 5), answer(1, "single", True, 5)]
    given = {"competency": "A1", "ratings": {}, "finished": {}}
    one, other = library(
        ESTIMATES, [given | {"answers": wrong_then_right}, given | {"answers": wrong_then_right[::-1]}]
    )
    assert one["1"] > other["1"]


def test_reflections_other_competencies_and_unknown_kinds_or_levels_never_count(
    library: Library, learners: list
) -> None:
    idle = [
        answer(1, "reflection", False, 7),
        answer(1, "single", True, 7, competency="A2"),
        answer(1, "essay", True, 7),
        answer(1, "toString", True, 7),
        answer(5, "single", False, 7),
        answer(0, "single", False, 7),
    ]
    assert library(ESTIMATES, [with_answer(made, *idle) for made in learners]) == library(ESTIMATES, learners)


def test_nothing_given_is_changed(library: Library) -> None:
    answers = [answer(1, "single", True, 9), answer(1, "single", False, 2)]
    assert library("(coursebook.learner.estimate('A1', {}, given), given)", answers) == answers


def level_of(
    library: Library,
    ratings: dict | None = None,
    answers: list | None = None,
    overrules: dict | None = None,
    finished: dict | None = None,
) -> int:
    given = {
        "ratings": ratings or {},
        "answers": answers or [],
        "overrules": overrules or {},
        "finished": finished or {},
    }
    return library(LEVEL, given)


@pytest.mark.parametrize("level", range(5))
def test_without_answers_learners_are_where_they_say(library: Library, level: int) -> None:
    assert level_of(library, {"A1": {"level": level, "at": 0}}) == level


def test_somebody_who_said_nothing_starts_at_the_beginning(library: Library) -> None:
    assert level_of(library) == 0
    assert level_of(library, {"A2": {"level": 3, "at": 0}}) == 0


@pytest.mark.parametrize("level", range(5))
def test_the_learners_own_word_overrules_everything(library: Library, level: int) -> None:
    for right in (True, False):
        answers = [answer(4, "fill-in", right, at) for at in range(30)]
        assert level_of(library, {"A1": {"level": 2, "at": 0}}, answers, {"A1": level}, {"A1": 3}) == level


def test_an_overruling_that_was_taken_back_or_is_broken_does_not_count(library: Library) -> None:
    rated = {"A1": {"level": 2, "at": 0}}
    assert [level_of(library, rated, overrules={"A1": wrong}) for wrong in (None, 7, "x")] == [2, 2, 2]


def test_a_finished_module_counts_as_if_the_learner_had_said_so(library: Library) -> None:
    assert level_of(library, finished={"A1": 2}) == 2
    assert level_of(library, {"A1": {"level": 0, "at": 0}}, finished={"A1": 2}) == 2
    assert level_of(library, {"A1": {"level": 3, "at": 0}}, finished={"A1": 2}) == 3
    assert level_of(library, {"A1": {"level": 3, "at": 0}}, finished={"A2": 4}) == 3


def test_the_level_is_the_highest_that_is_likely(library: Library, learners: list) -> None:
    likely = library("coursebook.learner.LIKELY")
    levels = library(f"given.map((given) => {LEVEL})", [made | {"overrules": {}} for made in learners])
    for level, ours in zip(levels, library(ESTIMATES, learners), strict=True):
        assert level == sum(ours[number] >= likely for number in LEVELS)
    assert set(levels) == {0, 1, 2, 3, 4}


def test_answers_can_show_more_or_less_than_the_learner_said(library: Library) -> None:
    right = [answer(2, "single", True, at) for at in range(4)]
    wrong = [answer(1, "single", False, at) for at in range(4)]
    assert level_of(library, {"A1": {"level": 0, "at": 0}}, right) == 2
    assert level_of(library, {"A1": {"level": 3, "at": 0}}, wrong) == 0


def test_questions_of_one_level_do_not_show_the_next(library: Library, parameters: dict) -> None:
    for kind in parameters:
        assert level_of(library, {"A1": {"level": 1, "at": 0}}, [answer(1, kind, True, at) for at in range(50)]) == 1


def test_one_answer_alone_gives_no_level_to_somebody_unknown(library: Library, parameters: dict) -> None:
    kinds = [kind for kind in parameters if level_of(library, answers=[answer(1, kind, True, 0)])]
    assert kinds == ["fill-in"]  # the only kind that hardly anybody guesses


def test_one_slip_is_mended_by_one_right_answer(library: Library, parameters: dict) -> None:
    for kind in parameters.keys() - {"true-false"}:  # a coin mends little
        answers = [answer(1, kind, False, 0), answer(1, kind, True, 1)]
        assert level_of(library, {"A1": {"level": 1, "at": 0}}, answers) == 1


def test_the_parameters_keep_to_the_published_bounds(parameters: dict) -> None:
    assert parameters.keys() == {"single", "multiple", "true-false", "matching", "ordering", "fill-in"}
    for kind, numbers in parameters.items():
        assert 0 < numbers["slip"] <= 0.1
        assert 0 < numbers["learn"] <= 0.3
        assert 0 < numbers["guess"] <= (0.5 if kind == "true-false" else 0.3)


def test_whoever_says_more_is_believed_more(library: Library) -> None:
    for one, other in pairwise(library("coursebook.learner.PRIORS")):
        assert all(lower < higher for lower, higher in zip(one, other, strict=True))
