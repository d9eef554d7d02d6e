"""Reviews are planned as the reference implementation of FSRS-6 plans them."""

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from fsrs import Card, Rating, Scheduler
from playwright.sync_api import Browser

from tests.browser.library import Library

HISTORIES = 10_000
DAY = 86_400_000  # ms
START = 1_750_000_000_000  # ms since 1970
LAST = START + 400_000 * DAY  # Python's calendar ends in the year 9999
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
REFERENCE = Scheduler(
    desired_retention=0.9, learning_steps=(), relearning_steps=(), maximum_interval=36_500, enable_fuzzing=False
)
FOLLOW = """given.map((reviews) => {
  let card = null
  return reviews.map(([rating, time]) => {
    const remembered = coursebook.fsrs.retrievability(card, time)
    card = coursebook.fsrs.review(card, rating, time)
    return [card.stability, card.difficulty, card.last, coursebook.fsrs.due(card), remembered]
  })
})"""

Review = tuple[int, int, float, float, int, float]  # rating, time, then what the reference makes of it


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "fsrs")
    yield library
    library.page.close()


def histories() -> list[list[Review]]:
    chance = random.Random(20_261)
    return [history(chance) for _ in range(HISTORIES)]


def history(chance: random.Random) -> list[Review]:
    """Return reviews as a learner makes them: on the day, early, late, several on one day, some years apart."""
    leaning = chance.choice([(1, 1, 1, 1), (8, 2, 1, 0), (1, 2, 12, 2), (0, 0, 3, 6)])
    reviews, now, card = [], START + chance.randrange(400 * DAY), Card(card_id=1)
    for rating in chance.choices([1, 2, 3, 4], leaning, k=chance.randint(1, 12)):
        remembered = REFERENCE.get_card_retrievability(card, moment(now))
        card, _ = REFERENCE.review_card(card, Rating(rating), moment(now))
        reviews.append((rating, now, card.stability, card.difficulty, ms(card.due), remembered))
        now = min(now + wait(chance, ms(card.due) - now), LAST)
    return reviews


def wait(chance: random.Random, planned: int) -> int:
    """Return how long, in ms, a learner waits who is asked to wait as long as `planned`."""
    early, late = chance.randrange(planned), chance.randrange(planned, 3 * planned)
    return chance.choice([planned, early, late, chance.randrange(DAY), DAY - 1, DAY, chance.randrange(2000 * DAY)])


def moment(time: int) -> datetime:
    return EPOCH + timedelta(milliseconds=time)


def ms(time: datetime) -> int:
    return (time - EPOCH) // timedelta(milliseconds=1)


def is_close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-8, abs_tol=0)


def test_ten_thousand_histories_give_what_the_reference_gives(library: Library) -> None:
    made = histories()
    given = [[review[:2] for review in reviews] for reviews in made]
    for reviews, ours in zip(made, library(FOLLOW, given), strict=True):
        for review, (stability, difficulty, last, due, remembered) in zip(reviews, ours, strict=True):
            assert (last, due) == (review[1], review[4])  # to the millisecond, so the days are equal too
            assert is_close(stability, review[2])
            assert is_close(difficulty, review[3])
            assert is_close(remembered, review[5])


def test_the_histories_leave_nothing_out() -> None:
    made = histories()
    waits = {kind_of(one[1], other[1]) for reviews in made for one, other in pairwise(reviews)}
    assert waits == {"same day", "later", "years later"}
    assert {len(reviews) for reviews in made} == set(range(1, 13))
    assert {review[0] for reviews in made for review in reviews} == {1, 2, 3, 4}


def kind_of(before: int, time: int) -> str:
    days = (time - before) // DAY
    return "same day" if days < 1 else "later" if days < 730 else "years later"


def test_what_is_forgotten_comes_back_tomorrow_and_what_is_easy_stays_away_longest(library: Library) -> None:
    days = library("[1, 2, 3, 4].map((r) => (coursebook.fsrs.review(null, r, given).due - given) / 86400000)", START)
    assert days == [1, 1, 2, 8]


def test_no_plan_reaches_further_than_a_hundred_years(library: Library) -> None:
    due = library("coursebook.fsrs.review({ stability: 1e6, difficulty: 1, last: 0, due: 0 }, 4, 40000 * given)", DAY)
    assert due["due"] == (40_000 + 36_500) * DAY


def test_a_clock_that_was_set_back_counts_as_the_same_day(library: Library) -> None:
    both = "[0, -5].map((days) => coursebook.fsrs.review(given, 3, given.last + days * 86400000).stability)"
    same, back = library(both, {"stability": 5, "difficulty": 5, "last": START, "due": START})
    assert same == back
    card = {"stability": 5, "difficulty": 5, "last": START, "due": START}
    assert library("coursebook.fsrs.retrievability(given, given.last - 86400000)", card) == 1


def test_a_difficulty_from_a_broken_file_comes_back_within_its_bounds(library: Library) -> None:
    again = "[-20, 30].map((difficulty) => coursebook.fsrs.review({ ...given, difficulty }, 3, given.due).difficulty)"
    assert library(again, {"stability": 5, "last": START, "due": START}) == [1, 10]


def test_what_was_never_reviewed_is_due_at_once_and_not_remembered_yet(library: Library) -> None:
    assert library("[coursebook.fsrs.due(null), coursebook.fsrs.retrievability(null, given)]", START) == [0, 0]


def test_a_review_leaves_the_card_before_it_as_it_was(library: Library) -> None:
    card = {"stability": 5, "difficulty": 5, "last": START, "due": START}
    again = library("[coursebook.fsrs.review(given, 1, given.due), given][1]", card)
    assert again == card


@pytest.mark.parametrize("rating", [0, 5, 2.5, "3", None])
def test_another_rating_is_refused(library: Library, rating: object) -> None:
    refused = "(() => { try { coursebook.fsrs.review(null, given, 0) } catch (error) { return error.name } })()"
    assert library(refused, rating) == "RangeError"
