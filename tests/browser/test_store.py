"""The record of a learner: how one of an older version is made new, and how two become one."""

from collections.abc import Iterator
from itertools import permutations
from random import Random

import pytest
from playwright.sync_api import Browser

from tests.browser.learner import KINDS, record
from tests.browser.library import Library

# Three made-up versions: the first calls modules `read`, the second counts time in seconds.
MIGRATIONS = """{
  1: ({ read, ...rest }) => ({ ...rest, modules: read }),
  2: (old) => ({ ...old, modules: Object.fromEntries(Object.entries(old.modules)
    .map(([key, entry]) => [key, { ...entry, at: entry.at * 1000 }])) }),
}"""
UPGRADED = f"coursebook.store.upgraded(given, {MIGRATIONS}, 3)"
REASON = "(() => {{ try {{ {} }} catch (error) {{ return error.message }} }})()"
OLD = {"format": "among-peers-progress", "version": 1, "read": {"K2.1": {"read": True, "at": 1_700_000_000}}}


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "store")
    yield library
    library.page.close()


def refusal(library: Library, given: dict) -> str | None:
    """Return why `given` is refused."""
    return library(REASON.format(UPGRADED), given)


def test_an_old_record_goes_through_every_step_to_the_version_of_today(library: Library) -> None:
    made = library(UPGRADED, OLD)
    assert made["version"] == 3
    assert made["modules"] == {"K2.1": {"read": True, "at": 1_700_000_000_000}}
    assert "read" not in made
    assert set(KINDS) <= set(made)


def test_a_record_in_between_goes_through_the_steps_that_are_left(library: Library) -> None:
    between = {"format": "among-peers-progress", "version": 2, "modules": {"K2.1": {"at": 5}}}
    assert library(UPGRADED, between)["modules"] == {"K2.1": {"at": 5000}}


def test_a_record_of_today_stays_as_it_is(library: Library) -> None:
    today = {**record(modules={"K2.1": {"read": True}}), "version": 3}
    assert library(UPGRADED, today) == today


def test_the_old_record_itself_is_not_changed(library: Library) -> None:
    assert library(f"({UPGRADED}, given)", OLD) == OLD


def test_a_record_that_cannot_be_made_new_is_refused(library: Library) -> None:
    assert refusal(library, {**OLD, "version": 4}) == "newer"
    assert refusal(library, {**OLD, "version": 0}) == "not-ours"
    assert refusal(library, {**OLD, "version": "1"}) == "not-ours"
    assert refusal(library, {**OLD, "format": "else"}) == "not-ours"
    assert refusal(library, {**OLD, "read": {"K2.1": {}}}) == "damaged"


def test_every_kept_kind_is_a_kind_that_the_tests_know(library: Library) -> None:
    assert library("coursebook.store.KINDS") == list(KINDS)


def merged(library: Library, *records: dict) -> dict:
    return library("given.reduce((one, other) => coursebook.store.merged(one, other))", list(records))


def made_up(chance: Random) -> dict:
    """Return a record with few keys and few times, so that records meet."""
    entries = {
        key: {"level": chance.randint(0, 4), "at": chance.randint(1, 3)} for key in "abcd" if chance.random() < 0.7
    }
    gone = {key: {"gone": True, "at": chance.randint(1, 3)} for key in "abcd" if chance.random() < 0.2}
    return record(ratings=entries | gone)


def test_the_order_in_which_records_become_one_changes_nothing(library: Library) -> None:
    chance = Random(7)
    for _ in range(40):
        records = [made_up(chance) for _ in range(3)]
        results = [merged(library, *order) for order in permutations(records)]
        assert all(result == results[0] for result in results)
        assert merged(library, results[0], *records) == results[0]
        for key in {key for one in records for key in one["ratings"]}:
            newest = max(one["ratings"][key]["at"] for one in records if key in one["ratings"])
            assert results[0]["ratings"][key]["at"] == newest
