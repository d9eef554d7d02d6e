"""What a learner has done stays in their browser: shown, carried elsewhere and deleted as they like, never lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import DARK, PLAIN, Visitor, search
from tests.browser.keyboard import press_tab_until
from tests.browser.learner import FORBIDDEN, FULL, HIGH, KEY, KINDS, LONG_AGO, Learner, path_of, record, words
from tests.browser.server import served
from tests.browser.watch import watched
from tests.real_book import real_book

MY = path_of("my")
MODULE = "K2.1"
EVERYTHING = {
    "modules": {MODULE: {"read": True}},
    "items": {
        "K2.2/out-of-the-window": {"kind": "single", "competency": "B2", "level": 1, "right": True, "answers": []}
    },
    "scenarios": {"lena": {"endings": {"end-grew": True}, "times": 2}},
    "ratings": {"B1": {"level": 2}},
    "overrules": {"C3": {"level": 1}},
    "notes": {"activity/story-workshop/moment": {"text": "a text"}, "record/name": {"text": "Ann"}},
    "cards": {"K2.2/out-of-the-window": {"due": 1}},
    "settings": {"path": {"minutes": 60}},
}
each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("code", ["en", "fr"])


@pytest.fixture(scope="module")
def elsewhere(site: Path) -> Iterator[str]:
    """The same site at another address: for a browser, a place that knows nothing of the first."""
    with served(site) as address:
        yield address


def lines(page: Page) -> Locator:
    """Return the list of what the browser keeps."""
    return page.locator(".my-data__lists li")


def state(page: Page) -> Locator:
    return page.locator(".my-data__state")


def names_in(page: Page, storage: str) -> list[str]:
    """Return the names under which a storage of the browser keeps something of ours."""
    return page.evaluate(f"Object.keys({storage}).filter((name) => name.startsWith('among-peers'))")


def mark_as_read(page: Page) -> None:
    page.locator("module-progress button").click()


def read_in(page: Page, content: str | dict, name: str = "among-peers.json") -> None:
    """Give the page a file to read in."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator(".my-data__loaded")).not_to_be_empty()


def saved(page: Page) -> str:
    """Return the file that the page offers."""
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    assert download.value.suggested_filename == "among-peers.json"
    return download.value.path().read_text(encoding="utf-8")


# Marks


@each_language
def test_a_module_is_marked_as_read_with_the_date_and_unmarked_again(code: str, learner: Learner) -> None:
    page = learner.open(path_of(MODULE, code))
    button, status = page.locator("module-progress button"), page.locator("module-progress [role=status]")
    expect(status).to_be_empty()
    mark_as_read(page)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    at = learner.kept("modules")[MODULE]["at"]
    day = page.evaluate("(at) => new Date(at).getDate()", at)
    expect(status).to_contain_text(str(day))
    mark_as_read(page)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(status).to_be_empty()
    assert learner.kept("modules") == {}


def test_nothing_is_kept_before_the_learner_does_something(learner: Learner) -> None:
    page = learner.open(path_of(MODULE))
    page.mouse.wheel(0, 20_000)
    for ref in ("my", "my/assessment", "my/path", "my/record"):
        learner.open(path_of(ref))
    assert names_in(page, "localStorage") == names_in(page, "sessionStorage") == []


@each_language
def test_what_is_read_and_how_one_sees_oneself_is_marked_in_outline_map_and_matrix(code: str, learner: Learner) -> None:
    learner.keep(modules={MODULE: {"read": True}}, ratings={"B1": {"level": 2}})
    page = learner.open(path_of("K2", code))
    read, mine = words("marks.read", code), words("marks.my-level", code, level=2)
    places = f"[data-module-mark='{MODULE}']"
    expect(page.locator(f".outline__title{places}")).to_contain_text(read)
    expect(page.locator(f"th{places}")).to_contain_text(read)
    assert page.locator(f"a.map__node{places}").get_attribute("aria-label").endswith(read)
    assert page.locator(f"a.map__node{places} .map__read").count() == 1
    expect(page.locator("[data-competency-mark=B1]")).to_contain_text(mine)
    assert page.locator(".mark").count() == 4
    assert page.locator("a.map__node .mark").count() == 1


def test_marks_follow_what_happens_in_another_tab(learner: Learner) -> None:
    outline, module = learner.tab(), learner.open(path_of(MODULE))
    outline.goto(learner.home + path_of("K2"))
    mark_as_read(module)
    expect(outline.locator(".outline__title .mark")).to_have_count(1)
    mark_as_read(module)
    expect(outline.locator(".outline__title .mark")).to_have_count(0)


# The page of all that is kept


@each_kind
def test_everything_that_is_kept_is_listed_in_words_and_can_be_deleted_by_itself(kind: str, learner: Learner) -> None:
    others = {other: entries for other, entries in EVERYTHING.items() if other not in (kind, "items", "cards")}
    learner.keep(**others)
    page = learner.open(MY)
    before = lines(page).all_inner_texts()
    learner.keep(**others, **{kind: EVERYTHING[kind]})
    page = learner.open(MY)
    new = [line for line in lines(page).all() if line.inner_text() not in before]
    assert len(new) == len(EVERYTHING[kind])
    for line in new:
        assert not any(key in line.inner_text() for key in EVERYTHING[kind] if "/" in key or key == "path")
        assert len(line.inner_text().split()) > 2
    while len(lines(page).all()) > len(before):
        next(line for line in lines(page).all() if line.inner_text() not in before).get_by_role("button").click()
    assert lines(page).all_inner_texts() == before
    assert learner.kept(kind) == {}


@each_language
def test_the_list_names_things_as_the_book_does(code: str, learner: Learner) -> None:
    learner.keep(**EVERYTHING)
    page = learner.open(path_of("my", code))
    text = page.locator(".my-data__lists").inner_text()
    catalog = real_book().catalogs[code]
    named = [
        f"{MODULE} {catalog.modules[MODULE].title}",
        catalog.modules["K2.2"].title,
        catalog.scenarios["lena"].title,
        f"B1 {catalog.competencies['B1'].title}",
        f"C3 {catalog.competencies['C3'].title}",
        catalog.activities["story-workshop"].title,
        words("record.name", code),
        words("my.says.settings", code),
        words("my.says.cards", code),
    ]
    assert [name for name in named if typographic(name) not in text] == []
    assert words("my.says.played", code, n=2) in text
    for link in page.locator(".my-data__lists a").all():
        assert link.evaluate("(link) => fetch(link.href).then((answer) => answer.ok)")


def test_everything_is_deleted_once_the_learner_agrees(learner: Learner) -> None:
    learner.keep(**EVERYTHING)
    page = learner.open(MY)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-do=clear]").click()
    assert lines(page).count() > 0
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=clear]").click()
    expect(state(page)).to_have_text(words("my.says.nothing"))
    assert lines(page).count() == 0
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None


def test_one_thing_is_deleted_with_the_keyboard_alone(learner: Learner) -> None:
    learner.keep(**EVERYTHING)
    page = learner.open(MY)
    lines(page).first.locator("a").focus()
    press_tab_until(page, ".my-data__lists button", most=1)
    name = words("my.says.forget", name=f"{MODULE} {real_book().source.modules[MODULE].title}")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    page.keyboard.press("Enter")
    assert learner.kept("modules") == {}
    assert page.evaluate("document.activeElement.closest('my-data') !== null")


@each_language
def test_axe_finds_nothing_on_the_page_of_all_that_is_kept(code: str, learner: Learner) -> None:
    page = learner.open(path_of("my", code))
    page.set_viewport_size(HIGH)
    assert violations(page) == []
    learner.keep(**EVERYTHING)
    learner.open(path_of("my", code))
    assert violations(page, within=".my-data") == []
    page.emulate_media(color_scheme="dark")
    read_in(page, "no file of ours")
    assert violations(page, within=".my-data") == []


def test_without_scripts_the_page_says_that_nothing_is_kept(visit: Visitor) -> None:
    page = visit(MY, PLAIN)
    expect(page.locator(".my-data .panel")).to_have_text(words("my.without"))
    assert page.locator("my-data").is_hidden()
    assert visit(path_of(MODULE), PLAIN).locator("module-progress").is_hidden()


# Elsewhere


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


# When the browser cannot


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
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
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
