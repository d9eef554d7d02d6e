"""The learning record lists what a learner says to have done, proves nothing and says so."""

import json
import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import press_tab_until
from tests.browser.learner import HIGH, Learner, path_of, words
from tests.real_book import real_book

READ = ("K2.2", "K1.1", "K2.1")  # in another order than the book's
RATED = {"B2": 2, "A1": 1, "D2": 0}
DONE_AT = 1_772_366_400_000  # 1 March 2026, noon in Greenwich
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def visited(learner: Learner, code: str = "en") -> Page:
    """Return the page of the record of somebody who has done something."""
    learner.keep(
        modules={module: {"read": True, "at": DONE_AT} for module in READ},
        ratings={id_: {"level": level, "at": DONE_AT} for id_, level in RATED.items()},
        scenarios={"lena": {"endings": {}, "times": 1}},
        notes={"activity/story-workshop/moment": {"text": "a secret"}},
    )
    return learner.open(path_of("my/record", code))


def rows(page: Page, table: int) -> list[list[str]]:
    """Return the cells of a table of the record."""
    found = page.locator(".record table").nth(table).locator("tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("td").all()] for row in found]


@each_language
def test_the_record_lists_modules_by_course_competencies_and_scenes_with_dates(code: str, learner: Learner) -> None:
    page = visited(learner, code)
    catalog = real_book().catalogs[code]
    day = catalog.words.day(date(2026, 3, 1))
    assert page.locator(".record caption").all_inner_texts() == [
        *(typographic(f"{course} {catalog.course(course).title}") for course in ("K1", "K2")),
        words("record.says.competencies", code),
    ]
    modules = [catalog.modules[module] for module in ("K2.1", "K2.2")]
    assert rows(page, 1) == [
        [typographic(f"{m.code} {m.title}"), words("record.says.minutes", code, n=m.minutes), day] for m in modules
    ]
    names = {level.id: level.name for level in catalog.framework.levels}
    assert rows(page, 2) == [
        [typographic(f"{id_} {catalog.competencies[id_].title}"), typographic(f"{RATED[id_]} {names[RATED[id_]]}"), day]
        for id_ in ("A1", "B2")  # level 0 is nothing to show
    ]
    minutes = sum(catalog.modules[module].minutes for module in READ)
    time = words("record.says.hours", code, hours=minutes // 60, minutes=f"{minutes % 60:02}")
    expect(page.locator(".record__body")).to_contain_text(words("record.says.time", code, time=time))
    expect(page.locator(".record__body")).to_contain_text(typographic(catalog.scenarios["lena"].title))
    assert "secret" not in page.locator("article").inner_text()


@each_language
def test_the_record_says_on_screen_and_on_paper_that_it_is_self_declared(code: str, learner: Learner) -> None:
    page = visited(learner, code)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        declared = page.get_by_text(words("record.declared", code), exact=True)
        expect(declared).to_be_visible()
    assert page.locator(".record button:visible").count() == 0
    assert page.locator(".record table:visible").count() == 3


def test_the_record_is_saved_as_data_that_says_the_same(learner: Learner) -> None:
    page = visited(learner)
    page.get_by_label(words("record.name")).fill("Ann O'Neill")
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    modules = real_book().source.modules
    assert saved["selfDeclared"] is True
    assert saved["name"] == "Ann O'Neill"
    assert saved["minutes"] == sum(modules[code].minutes for code in READ)
    assert [course["code"] for course in saved["courses"]] == ["K1", "K2"]
    assert [(m["code"], m["minutes"], m["read"]) for m in saved["courses"][1]["modules"]] == [
        (code, modules[code].minutes, "2026-03-01") for code in ("K2.1", "K2.2")
    ]
    assert [(c["id"], c["level"]) for c in saved["competencies"]] == [("A1", 1), ("B2", 2)]
    assert [scenario["id"] for scenario in saved["scenarios"]] == ["lena"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", saved["made"])
    assert "a secret" not in json.dumps(saved)


def test_a_name_is_asked_for_and_not_needed(learner: Learner) -> None:
    page = visited(learner)
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["name"] is None
    page.get_by_label(words("record.name")).fill("Ann")
    page.reload()
    expect(page.get_by_label(words("record.name"))).to_have_value("Ann")
    page.emulate_media(media="print")
    expect(page.locator(".record__name .kept__print")).to_have_text("Ann")


def test_the_record_is_printed_from_its_button_with_the_keyboard_alone(learner: Learner) -> None:
    page = visited(learner)
    page.evaluate("globalThis.print = () => { globalThis.printed = true }")
    page.get_by_label(words("record.name")).focus()
    press_tab_until(page, "[data-do=print]", most=2)
    page.keyboard.press("Enter")
    assert page.evaluate("globalThis.printed") is True


@each_language
def test_the_record_fits_a_narrow_screen(code: str, learner: Learner) -> None:
    learner.page.set_viewport_size({"width": 320, "height": 640})
    september = 1_789_300_000_000  # the longest month, and the longest level
    learner.keep(modules={"K2.1": {"at": september}}, ratings={"A2": {"level": 3, "at": september}})
    page = learner.open(path_of("my/record", code))
    for table in page.locator(".record table").all():
        box = table.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


@each_language
def test_whoever_has_done_nothing_yet_is_told_how_to_begin(code: str, learner: Learner) -> None:
    page = learner.open(path_of("my/record", code))
    expect(page.locator(".record__body")).to_have_text(words("record.says.nothing", code))


@each_language
def test_axe_finds_nothing_in_a_record(code: str, learner: Learner) -> None:
    page = visited(learner, code)
    page.set_viewport_size(HIGH)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".record") == []


def test_without_scripts_the_page_says_that_there_is_nothing_to_record(visit: Visitor) -> None:
    page = visit(path_of("my/record"), PLAIN)
    expect(page.locator(".record .panel")).to_have_text(words("record.without"))
    assert page.locator("learning-record").is_hidden()
