"""What a learner has done is marked where they look for it, listed in words, and deleted as they like."""

import pytest
from playwright.sync_api import expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.kept import EVERYTHING, MODULE, MY, lines, mark_as_read, names_in, read_in, state
from tests.browser.keyboard import press_tab_until
from tests.browser.learner import HIGH, KEY, KINDS, Learner, path_of, words
from tests.real_book import real_book

each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


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
