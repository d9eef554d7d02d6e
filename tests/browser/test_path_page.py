"""The page of the path finder shows the way week by week, with a reason for each step, and follows each change."""

import re

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.text import typographic
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import press_tab_until
from tests.browser.learner import HIGH, Learner, path_of, words
from tests.real_book import real_book

PROFILES = real_book().source.framework.profiles
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])

_LISTEN = "document.addEventListener('path-found', (event) => { globalThis.found = event.detail }, true)"


def finder(learner: Learner, code: str = "en") -> Page:
    """Return the page, which keeps the last path that it found as data, too."""
    learner.page.add_init_script(_LISTEN)
    return learner.open(path_of("my/path", code))


def weeks(page: Page) -> list[int]:
    """Return how many minutes each week on the page takes."""
    lists = page.locator(".finder__weeks > ol").all()
    minutes = [re.findall(r"\((\d+)", week.inner_text()) for week in lists]
    return [sum(map(int, found)) for found in minutes]


def give(page: Page, minutes: int) -> None:
    page.locator("[name=minutes]").fill(str(minutes))
    page.locator("[name=minutes]").blur()


def proposed(page: Page) -> list[str]:
    """Return the codes of the modules in the order of the path."""
    texts = page.locator(".finder__steps > li > a").all_inner_texts()
    return list(dict.fromkeys(text.partition(" ")[0] for text in texts))


@each_language
def test_each_step_stands_in_its_week_with_its_reasons(code: str, learner: Learner) -> None:
    page = finder(learner, code)
    found = page.evaluate("found")
    catalog = real_book().catalogs[code]
    assert page.locator(".finder__weeks h2").all_inner_texts() == [
        words("finder.says.week", code, n=number) for number in range(1, len(found["weeks"]) + 1)
    ]
    steps = [step for week in found["weeks"] for step in week]
    shown = page.locator(".finder__steps > li").all()
    assert len(shown) == len(steps)
    for step, element in zip(steps, shown, strict=True):
        reasons = element.locator("ul li").all_inner_texts()
        assert reasons, step
        if step["kind"] == "module":
            module = catalog.modules[step["code"]]
            assert element.locator("a").inner_text() == typographic(f"{module.code} {module.title}")
            assert len(reasons) == len(step["closes"]) + bool(step["before"])
            for gap in step["closes"]:
                title = typographic(f"{gap['competency']} {catalog.competencies[gap['competency']].title}")
                told = words("finder.says.closes", code, competency=title, **{"from": gap["from"], "to": gap["to"]})
                assert told in reasons
            note = words("finder.says.preparation", code)
            assert (note in element.inner_text()) == (module.code not in catalog.written_modules)


def test_the_minutes_a_week_spread_the_same_path_over_more_or_fewer_weeks(learner: Learner) -> None:
    page = finder(learner)
    taken = {}
    for minutes in (30, 120, 600):
        give(page, minutes)
        assert max(weeks(page)) <= minutes
        assert len(weeks(page)) == len(page.evaluate("found.weeks"))
        taken[minutes] = (len(weeks(page)), sum(weeks(page)), proposed(page))
        expect(page.locator(".finder__summary")).to_contain_text(words("finder.says.weeks", n=len(weeks(page))))
    assert taken[30][0] > taken[120][0] > taken[600][0]
    assert len({total for _, total, _ in taken.values()}) == 1
    assert taken[30][2] == taken[120][2] == taken[600][2]


def test_a_number_of_minutes_that_makes_no_sense_changes_nothing(learner: Learner) -> None:
    page = finder(learner)
    before = page.locator(".finder__weeks").inner_text()
    for wrong in (0, -20, 99_999):
        give(page, wrong)
        assert page.locator(".finder__weeks").inner_text() == before
    assert learner.kept("settings") == {}


def test_profile_and_minutes_are_the_same_on_the_next_visit(learner: Learner) -> None:
    page = finder(learner)
    page.locator("[name=profile]").select_option(PROFILES[1].id)
    give(page, 90)
    before = page.locator(".finder__weeks").inner_text()
    page.reload()
    expect(page.locator("[name=profile]")).to_have_value(PROFILES[1].id)
    expect(page.locator("[name=minutes]")).to_have_value("90")
    assert page.locator(".finder__weeks").inner_text() == before


def test_the_path_begins_where_the_learner_stands(learner: Learner) -> None:
    page = finder(learner)
    whole = proposed(page)
    learner.keep(modules={whole[0]: {"read": True}})
    page = learner.open(path_of("my/path"))
    assert whole[0] not in proposed(page)
    assert proposed(page)
    profile = PROFILES[0]
    learner.keep(ratings={id_: {"level": level} for id_, level in profile.levels.items()})
    page = learner.open(path_of("my/path"))
    page.locator("[name=profile]").select_option(profile.id)
    expect(page.locator(".finder__summary")).to_have_text(words("finder.says.reached"))
    assert page.locator(".finder__weeks > *").count() == 0


def test_each_module_is_a_link_to_its_page(learner: Learner) -> None:
    page = finder(learner)
    links = page.locator(".finder__steps > li > a").all()
    wanted = [learner.home + path_of(link.inner_text().partition(" ")[0]) for link in links]
    assert [link.evaluate("(link) => link.href") for link in links] == wanted


def test_the_path_is_found_with_the_keyboard_alone(learner: Learner) -> None:
    page = finder(learner)
    page.locator("[name=profile]").focus()
    page.keyboard.press("ArrowDown")
    press_tab_until(page, "[name=minutes]", most=1)
    page.keyboard.type("45")
    page.keyboard.press("Tab")
    kept = learner.kept("settings")["path"]
    assert (kept["profile"], kept["minutes"]) == (PROFILES[1].id, 45)
    press_tab_until(page, ".finder__steps a", most=2)


@each_language
def test_axe_finds_nothing_on_a_path(code: str, learner: Learner) -> None:
    page = finder(learner, code)
    page.set_viewport_size(HIGH)
    assert violations(page) == []
    page.locator("[name=profile]").select_option(PROFILES[-1].id)
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".finder") == []


@each_language
def test_without_scripts_the_ready_made_paths_are_there(code: str, visit: Visitor) -> None:
    page = visit(path_of("my/path", code), PLAIN)
    panel = page.locator(".finder noscript .panel")
    expect(panel).to_contain_text(words("finder.without", code))
    links = panel.locator("a").all_inner_texts()
    assert links == [typographic(path.title) for path in real_book().catalogs[code].paths]
    assert page.locator("path-finder").is_hidden()
