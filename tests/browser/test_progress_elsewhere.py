"""Learners carry what they have done elsewhere as a file; the newer entry stays, a wrong file changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.kept import EVERYTHING, MY, lines, read_in, saved, state
from tests.browser.learner import KEY, LONG_AGO, Learner, path_of, record, words
from tests.browser.server import served


@pytest.fixture(scope="module")
def elsewhere(site: Path) -> Iterator[str]:
    """The same site at another address: for a browser, a place that knows nothing of the first."""
    with served(site) as address:
        yield address


def test_a_file_carries_everything_to_another_place(learner: Learner, elsewhere: str) -> None:
    learner.hosts.add(urlsplit(elsewhere).netloc)
    learner.keep(**EVERYTHING)
    page = learner.open(MY)
    here = page.locator(".my-data__lists").inner_text()
    file = saved(page)
    page.goto(elsewhere + MY)
    expect(state(page)).to_have_text(words("my.says.nothing"))
    read_in(page, file)
    expect(page.locator(".my-data__loaded")).to_have_text(words("my.says.loaded", file="among-peers.json"))
    assert page.locator(".my-data__lists").inner_text() == here
    assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY)) == record(**EVERYTHING)
    page.goto(elsewhere + path_of("K2"))
    assert page.locator(".outline__title .mark").count() == 1


def test_of_two_entries_the_newer_one_stays(learner: Learner) -> None:
    older, newer = LONG_AGO - 1000, LONG_AGO + 1000
    learner.keep(
        ratings={"A1": {"level": 1}, "A2": {"level": 1}, "A3": {"level": 1}},
        notes={"activity/story-workshop/moment": {"text": "here"}},
    )
    page = learner.open(MY)
    theirs = record(
        ratings={"A1": {"level": 3, "at": newer}, "A2": {"level": 3, "at": older}, "A4": {"level": 3}},
        notes={"activity/story-workshop/moment": {"gone": True, "at": newer}},
    )
    for _ in range(2):  # a file may be read in twice
        read_in(page, theirs)
        assert {id_: entry["level"] for id_, entry in learner.kept("ratings").items()} == {
            "A1": 3, "A2": 1, "A3": 1, "A4": 3,
        }  # fmt: skip
        assert learner.kept("notes") == {}


def test_what_was_deleted_does_not_come_back_with_an_old_file(learner: Learner) -> None:
    learner.keep(**EVERYTHING)
    page = learner.open(MY)
    file = saved(page)
    lines(page).first.get_by_role("button").click()
    read_in(page, file)
    assert learner.kept("modules") == {}
    assert learner.kept("ratings") != {}


REFUSED = {
    "not JSON": ("{ half a fi", "damaged"),
    "another format": ({"format": "somebody-elses", "version": 1}, "not-ours"),
    "a list": ([], "not-ours"),
    "an empty file": ("", "damaged"),
    "a newer version": ({**record(**EVERYTHING), "version": 2}, "newer"),
    "a version that never was": ({**record(**EVERYTHING), "version": 0}, "not-ours"),
    "a kind that is a list": ({**record(), "modules": []}, "damaged"),
    "an entry without a time": ({**record(), "modules": {"K2.1": {"read": True}}}, "damaged"),
    "answers that are none": ({**record(), "items": {"K2.1/x": {"at": 1, "answers": 7}}}, "damaged"),
    "a level that does not exist": ({**record(), "ratings": {"A1": {"at": 1, "level": 9}}}, "damaged"),
    "a text that is none": ({**record(), "notes": {"a/b/c": {"at": 1, "text": {}}}}, "damaged"),
    "a file far too large": (json.dumps(record()) + " " * 2_000_000, "damaged"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_that_is_not_right_is_refused_in_plain_words_and_changes_nothing(
    content: object, reason: str, learner: Learner
) -> None:
    learner.keep(**EVERYTHING)
    page = learner.open(MY)
    before = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    read_in(page, content if isinstance(content, str) else json.dumps(content))
    expect(page.locator(".my-data__loaded")).to_have_text(words(f"my.says.{reason}"))
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == before


def test_a_file_with_names_that_nobody_knows_breaks_no_page(learner: Learner) -> None:
    strange = ("__proto__", "constructor", 'A1"]<img src=x onerror=alert(1)>', "../..", "Z9")
    page = learner.open(MY)
    file = record(
        modules=dict.fromkeys(strange, {"read": True}),
        items={f"{name}/x": {"answers": []} for name in strange},
        ratings=dict.fromkeys(strange, {"level": 4}),
        notes=dict.fromkeys(strange, {"text": "<b>bold</b>"}),
        settings={"path": {"profile": "nobody", "minutes": "many"}},
    )
    read_in(page, file)
    assert lines(page).count() > 4
    assert page.locator(".my-data__lists img").count() == 0
    for ref in ("my", "my/assessment", "my/path", "my/record", "K2", "K2.2"):
        learner.open(path_of(ref))
    assert learner.said == []
