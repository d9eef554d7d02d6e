"""The self-assessment asks one thing at a time, forgets nothing, and leaves the last word to the learner."""

from math import atan2, hypot, pi

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import focused, press_tab_until
from tests.browser.learner import HIGH, Learner, path_of, words
from tests.real_book import real_book

PAGE = path_of("my/assessment")
PROFILE = real_book().source.framework.profiles[0]
RING = 25  # the distance of two rings of the radar
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def do(page: Page, act: str) -> None:
    page.locator(f"self-assessment [data-do={act}]:visible").click()


def question(page: Page) -> Locator:
    return page.locator(".rate:visible")


def choose(page: Page, level: int) -> None:
    question(page).locator(f"input[value='{level}']").check()


def cells(page: Page, column: int) -> dict[str, str]:
    """Return a column of the result, by competency."""
    found = page.locator(".assessment__table tbody tr").all()
    return {row.locator("th").inner_text()[:2]: row.locator("td").nth(column).inner_text() for row in found}


def on_the_radar(page: Page, shape: str) -> list[int]:
    """Return the levels that a shape of the radar shows, in the order of its axes, the first one upwards."""
    points = [tuple(map(float, p.split(","))) for p in page.locator(shape).get_attribute("points").split()]
    for index, (x, y) in enumerate(points):
        angle = (atan2(y, x) + pi / 2) % (2 * pi)
        assert hypot(x, y) == 0 or abs(angle - 2 * pi * index / len(points)) < 0.02
    return [round(hypot(x, y) / RING) for x, y in points]


@each_language
def test_all_competencies_are_asked_one_at_a_time_in_the_order_of_the_framework(code: str, learner: Learner) -> None:
    page = learner.open(path_of("my/assessment", code))
    assert question(page).count() == 0
    do(page, "begin")
    catalog = real_book().catalogs[code]
    for number, (id_, competency) in enumerate(catalog.competencies.items(), 1):
        assert question(page).count() == 1
        assert question(page).get_attribute("data-competency") == id_
        expect(question(page)).to_contain_text(typographic(competency.levels[1]))
        assert page.locator(".assessment__domain:visible").count() == 1
        place = words("assessment.says.place", code, n=number, total=len(catalog.competencies))
        expect(page.locator(".assessment__progress")).to_contain_text(place)
        choose(page, number % 5)
        do(page, "next")
    assert question(page).count() == 0
    assert focused(page, ".assessment__result")
    assert [int(level) for level in cells(page, 0).values()] == [n % 5 for n in range(1, len(catalog.competencies) + 1)]
    assert len(learner.kept("ratings")) == len(catalog.competencies)


def test_with_a_profile_only_what_it_asks_for_is_asked(learner: Learner) -> None:
    page = learner.open(PAGE)
    page.locator("select[name=profile]").select_option(PROFILE.id)
    do(page, "begin")
    asked = []
    while question(page).count():
        asked.append(question(page).get_attribute("data-competency"))
        choose(page, 1)
        do(page, "next")
    assert sorted(asked) == sorted(PROFILE.levels)
    assert cells(page, 1) == {id_: str(PROFILE.levels[id_]) for id_ in asked}
    assert learner.kept("settings")["path"]["profile"] == PROFILE.id


def test_whoever_comes_back_goes_on_where_they_stopped(learner: Learner) -> None:
    page = learner.open(PAGE)
    page.locator("select[name=profile]").select_option(PROFILE.id)
    do(page, "begin")
    for level in (2, 1):
        choose(page, level)
        do(page, "next")
    third = question(page).get_attribute("data-competency")
    page.reload()
    expect(page.locator("select[name=profile]")).to_have_value(PROFILE.id)
    told = words("assessment.says.rated", n=2, total=len(PROFILE.levels))
    expect(page.locator(".assessment__progress")).to_contain_text(told)
    do(page, "begin")
    assert question(page).get_attribute("data-competency") == third
    do(page, "back")
    expect(question(page).locator("input[value='1']")).to_be_checked()
    do(page, "stop")
    assert question(page).count() == 0
    assert focused(page, "[data-do=begin]")


@pytest.mark.parametrize("profile", ["", PROFILE.id], ids=["no profile", "a profile"])
def test_radar_and_table_say_the_same(profile: str, learner: Learner) -> None:
    levels = {id_: index % 5 for index, id_ in enumerate(real_book().source.competencies) if index % 3}
    learner.keep(
        ratings={id_: {"level": level} for id_, level in levels.items()}, settings={"path": {"profile": profile}}
    )
    page = learner.open(PAGE)
    do(page, "result")
    in_table = cells(page, 0)
    assert in_table == {id_: str(levels.get(id_, "–")) for id_ in in_table}
    assert page.locator(".radar__name").all_text_contents() == list(in_table)
    assert on_the_radar(page, ".radar__mine") == [levels.get(id_, 0) for id_ in in_table]
    if profile:
        assert on_the_radar(page, ".radar__wanted") == [int(level) for level in cells(page, 1).values()]
    else:
        assert page.locator(".radar__wanted").count() == 0


def suggested(page: Page, id_: str) -> str:
    return cells(page, 2)[id_]


def test_the_word_of_the_learner_wins_over_every_estimate(learner: Learner) -> None:
    module = next(m for m in real_book().source.modules.values() if m.code in real_book().source.written_modules)
    id_ = module.competencies[0].id
    answers = [[at, False] for at in range(10)]
    item = {"kind": "single", "competency": id_, "level": 1, "right": False, "answers": answers}
    learner.keep(ratings={id_: {"level": 1}}, items={f"{module.code}/x": item})
    page = learner.open(PAGE)
    do(page, "result")
    assert module.code in suggested(page, id_)
    select = page.locator(f"[data-overrule={id_}]")
    select.select_option("4")
    expect(select).to_be_focused()
    assert suggested(page, id_) == words("assessment.says.there")
    page.reload()
    do(page, "result")
    expect(select).to_have_value("4")
    select.select_option("0")
    assert module.code in suggested(page, id_)
    select.select_option("")
    assert learner.kept("overrules") == {}
    assert learner.kept("ratings")[id_]["level"] == 1


def test_a_suggestion_leads_on_from_where_one_stands_and_never_to_what_is_read(learner: Learner) -> None:
    catalog = real_book().source
    read = next(iter(catalog.quizzes))
    learner.keep(modules={read: {"read": True}})
    page = learner.open(PAGE)
    do(page, "result")
    for id_, row in zip(cells(page, 2), page.locator(".assessment__table tbody tr").all(), strict=True):
        for link in row.locator("td").nth(2).locator("a").all():
            code = link.inner_text().partition(" ")[0]
            assert code != read
            assert code in catalog.written_modules
            assert id_ in {reach.id for reach in catalog.modules[code].competencies}


def test_the_assessment_works_with_the_keyboard_alone(learner: Learner) -> None:
    page = learner.open(PAGE)
    page.locator("select[name=profile]").focus()
    page.keyboard.press("ArrowDown")
    press_tab_until(page, "[data-do=begin]", most=2)
    page.keyboard.press("Enter")
    for _ in range(2):
        assert focused(page, ".rate")
        press_tab_until(page, ".rate input", most=1)
        page.keyboard.press("ArrowDown")
        press_tab_until(page, "[data-do=next]", most=3)
        page.keyboard.press("Enter")
    assert [entry["level"] for entry in learner.kept("ratings").values()] == [1, 1]
    press_tab_until(page, "[data-do=stop]", most=10)
    page.keyboard.press("Enter")
    press_tab_until(page, "[data-do=result]", most=2)
    page.keyboard.press("Enter")
    assert focused(page, ".assessment__result")


@each_language
def test_axe_finds_nothing_at_any_step(code: str, learner: Learner) -> None:
    page = learner.open(path_of("my/assessment", code))
    page.set_viewport_size(HIGH)
    assert violations(page) == []
    page.locator("select[name=profile]").select_option(PROFILE.id)
    do(page, "begin")
    choose(page, 2)
    assert violations(page, within=".assessment") == []
    do(page, "stop")
    do(page, "result")
    assert violations(page, within=".assessment") == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".assessment") == []


@each_language
def test_without_scripts_the_whole_form_is_there_for_paper(code: str, visit: Visitor) -> None:
    page = visit(path_of("my/assessment", code), PLAIN)
    expect(page.locator(".assessment .panel")).to_have_text(words("assessment.without", code))
    assert question(page).count() == len(real_book().source.competencies)
    assert page.locator(".assessment button:visible, .assessment select:visible").count() == 0


def test_with_scripts_the_whole_form_is_printed_too(learner: Learner) -> None:
    page = learner.open(PAGE)
    page.emulate_media(media="print")
    assert question(page).count() == len(real_book().source.competencies)
    assert page.locator(".assessment button:visible").count() == 0
