"""Storage that is forbidden, full, broken, newer, shared by tabs or by people: told, and everything else works."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DARK, Visitor, search
from tests.browser.kept import EVERYTHING, MODULE, MY, lines, mark_as_read, names_in, read_in, saved, state
from tests.browser.learner import FORBIDDEN, FULL, KEY, Learner, path_of, record, words
from tests.browser.watch import watched


@pytest.mark.parametrize(("trouble", "why"), [(FORBIDDEN, "forbidden"), (FULL, "full")], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_everything_else_works(
    trouble: str, why: str, learner: Learner
) -> None:
    learner.context.add_init_script(trouble)
    page = learner.open(path_of(MODULE))
    mark_as_read(page)
    expect(page.locator("module-progress [role=status]")).to_contain_text(words(f"progress.says.{why}"))
    expect(page.locator("module-progress button")).to_have_attribute("aria-pressed", "true")
    item = page.locator(".quiz__item[data-kind=single]:visible").first
    item.locator("input").first.check()
    item.locator("[data-do=check]").click()
    expect(item.locator(".quiz__verdict")).to_be_visible()
    page = learner.open(MY)
    if why == "forbidden":
        expect(state(page)).to_contain_text(words("my.says.forbidden"))
    read_in(page, record(**EVERYTHING))
    expect(state(page)).to_contain_text(words(f"my.says.{why}"))
    assert json.loads(saved(page))["modules"] == record(**EVERYTHING)["modules"]


def test_search_and_dark_work_where_storage_is_forbidden(visit: Visitor) -> None:
    context = visit.newcomer(DARK)
    context.add_init_script(FORBIDDEN)
    page, watch = watched(context, visit.home + MY)
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "listening")
    context.close()
    assert watch.said == []


def test_what_cannot_be_read_is_put_aside_and_the_learner_begins_anew(learner: Learner) -> None:
    learner.keep()
    learner.page.evaluate("(key) => localStorage.setItem(key, '{ broken')", KEY)
    page = learner.open(path_of(MODULE))
    expect(page.locator("module-progress [role=status]")).to_contain_text(words("progress.says.broken"))
    mark_as_read(page)
    assert page.evaluate("(key) => localStorage.getItem(`${key}.broken`)", KEY) == "{ broken"
    page = learner.open(MY)
    expect(state(page)).to_have_text(words("my.says.broken"))
    assert lines(page).count() == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=clear]").click()
    expect(state(page)).to_have_text(words("my.says.nothing"))
    assert names_in(page, "localStorage") == []


def test_a_record_of_a_newer_version_of_the_book_is_left_alone(learner: Learner) -> None:
    newer = json.dumps({**record(**EVERYTHING), "version": 99})
    learner.keep()
    learner.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    page = learner.open(path_of(MODULE))
    mark_as_read(page)
    expect(page.locator("module-progress [role=status]")).to_contain_text(words("progress.says.broken"))
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == newer


def test_two_tabs_at_once_lose_nothing(learner: Learner) -> None:
    codes = ("K2.1", "K2.2", "K2.3")
    tabs = [learner.tab() for _ in codes]
    for tab, code in zip(tabs, codes, strict=True):
        tab.goto(learner.home + path_of(code))
    for tab in tabs:
        mark_as_read(tab)
    learner.open(MY)
    assert set(learner.kept("modules")) == set(codes)


def test_on_a_shared_computer_nothing_outlives_the_tab_and_nothing_older_is_shown(learner: Learner) -> None:
    learner.keep(ratings={"B1": {"level": 2}})
    page = learner.open(MY)
    before = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    page.get_by_label(words("my.shared-label")).check()
    expect(state(page)).to_contain_text(words("my.says.shared"))
    assert lines(page).count() == 0
    learner.open(path_of(MODULE))
    mark_as_read(page)
    expect(page.locator("module-progress button")).to_have_attribute("aria-pressed", "true")
    learner.open(MY)
    assert lines(page).count() == 1
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == before
    later = learner.tab()
    page.close()
    later.goto(learner.home + MY)
    expect(later.get_by_label(words("my.shared-label"))).not_to_be_checked()
    assert MODULE not in lines(later).first.inner_text()
    assert lines(later).count() == 1


def test_whoever_goes_back_to_keeping_finds_what_was_kept_before(learner: Learner) -> None:
    learner.keep(ratings={"B1": {"level": 2}})
    page = learner.open(MY)
    box = page.get_by_label(words("my.shared-label"))
    box.focus()
    page.keyboard.press("Space")
    learner.open(path_of(MODULE))
    mark_as_read(page)
    learner.open(MY)
    box.uncheck()
    assert lines(page).count() == 1
    assert learner.kept("modules") == {}
    assert names_in(page, "sessionStorage") == []
