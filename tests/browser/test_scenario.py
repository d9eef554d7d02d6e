"""A scene is played one screen at a time, with a way back, a way out and a way to help on each; nobody is scored."""

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.text import typographic
from coursebook.views.here import web_path
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import focused, press_tab_until
from tests.browser.learner import HIGH, Learner, path_of, words
from tests.browser.scenes import Scene, scene_on, scene_path, shortest_way
from tests.real_book import real_book

SCENES = [name for name in real_book().source.scenarios if scene_path(name) and "map-" not in scene_path(name)]
FIRST = SCENES[0]
each_scene = pytest.mark.parametrize("scenario", SCENES)
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def begun(learner: Learner, scenario: str = FIRST, code: str = "en") -> Scene:
    """Return a scene on its page, begun."""
    scene = scene_on(learner.open(scene_path(scenario, code)), scenario, code)
    scene.do("start")
    return scene


def title(scene: Scene) -> str:
    return scene.screen.locator(".screen__title").inner_text()


@each_scene
def test_every_ending_of_a_scene_can_be_played(scenario: str, learner: Learner) -> None:
    scene = scene_on(learner.open(scene_path(scenario)), scenario)
    for number, ending in enumerate(scene.scenario.endings, 1):
        way = shortest_way(scene.scenario, ending)
        scene.play(way)
        assert scene.screen.count() == 1
        expect(scene.screen.locator(".screen__lesson")).to_contain_text(typographic(ending.feedback[-1]))
        expect(scene.screen.locator(".screen__lesson")).to_contain_text(words(f"scenario.ending.{ending.ending}"))
        path = scene.screen.locator(".screen__path")
        assert path.locator("ol > li").count() == len(way)
        total = len(scene.scenario.endings)
        expect(path).to_contain_text(words("scenario.says.endings", n=number, total=total))
        scene.do("leave")
    kept = learner.kept("scenarios")[scenario]
    assert set(kept["endings"]) == {ending.id for ending in scene.scenario.endings}
    assert kept["times"] == len(scene.scenario.endings)


@each_language
def test_a_move_tells_on_the_next_screen_what_it_does(code: str, learner: Learner) -> None:
    scene = begun(learner, code=code)
    for move in scene.scenario.nodes[0].choices:
        assert typographic(move.feedback) not in scene.screen.inner_text()
        scene.choose(move.id)
        assert scene.screen.get_attribute("data-node") == move.to
        before = scene.screen.locator(".screen__before")
        expect(before).to_contain_text(words("scenario.says.you-chose", code))
        expect(before).to_contain_text(typographic(move.text))
        expect(before).to_contain_text(typographic(move.feedback))
        scene.do("back")
        assert scene.screen.get_attribute("data-node") == scene.scenario.nodes[0].id


def test_only_one_screen_is_shown_at_a_time_and_the_first_one_after_the_start(learner: Learner) -> None:
    scene = scene_on(learner.open(scene_path(FIRST)), FIRST)
    assert scene.screen.count() == 0
    expect(scene.element).to_contain_text(typographic(scene.scenario.role))
    scene.do("start")
    assert title(scene) == typographic(scene.scenario.nodes[0].title)
    expect(scene.element.locator(".scenario__intro")).to_be_hidden()


def test_a_step_back_from_the_first_screen_leads_to_the_beginning(learner: Learner) -> None:
    scene = begun(learner)
    scene.do("back")
    expect(scene.element.locator("[data-do=start]")).to_be_focused()
    assert scene.screen.count() == 0


def test_a_scene_begins_again_with_a_new_path(learner: Learner) -> None:
    scene = begun(learner)
    ending = scene.scenario.endings[0]
    way = shortest_way(scene.scenario, ending)
    scene.choose(scene.scenario.nodes[0].choices[-1].id)
    scene.element.locator(".scenario__bar [data-do=restart]").click()
    for move in way:
        scene.choose(move.id)
    assert scene.screen.locator(".screen__path ol > li").count() == len(way)
    scene.screen.locator(".screen__replay a").click()
    assert title(scene) == typographic(scene.scenario.nodes[0].title)
    assert learner.page.url == learner.home + scene_path(FIRST)


def test_the_path_shows_what_else_could_have_been_and_leads_back_there(learner: Learner) -> None:
    scene = scene_on(learner.open(scene_path(FIRST)), FIRST)
    scene.play(shortest_way(scene.scenario, scene.scenario.endings[0]))
    start = scene.scenario.nodes[0]
    step = scene.screen.locator(".screen__path ol > li").first
    expect(step).to_contain_text(typographic(start.title))
    step.locator("summary").click()
    made = shortest_way(scene.scenario, scene.scenario.endings[0])[0]
    others = [typographic(move.text) for move in start.choices if move.id != made.id]
    assert step.locator("details li").all_inner_texts() == others
    step.get_by_role("button").click()
    assert title(scene) == typographic(start.title)
    expect(scene.screen.locator(".screen__before")).to_be_hidden()


@each_language
def test_every_screen_offers_the_way_out_and_the_way_to_help(code: str, learner: Learner) -> None:
    page = learner.open(scene_path(FIRST, code))
    for screen in page.locator(".screen").all():
        assert screen.locator("a[data-do=leave]").get_attribute("href") == f"#{FIRST}-after"
        link = screen.get_by_role("link", name=words("help.now", code), exact=True, include_hidden=True)
        assert link.evaluate("(link) => link.href") == learner.home + path_of("help", code)


def test_whoever_leaves_a_scene_goes_on_after_it(learner: Learner) -> None:
    scene = begun(learner)
    scene.do("leave")
    assert scene.screen.count() == 0
    after = learner.page.locator(f"#{FIRST}-after")
    expect(after).to_be_in_viewport()
    assert focused(learner.page, f"#{FIRST}-after")
    assert learner.kept("scenarios") == {}


@each_scene
def test_a_scene_that_comes_close_says_so_first_and_can_be_skipped(scenario: str, learner: Learner) -> None:
    page = learner.open(scene_path(scenario))
    note = real_book().source.scenarios[scenario].note
    if not note:
        assert page.locator(f"#{scenario} .scenario__note").count() == 0
        return
    box = page.locator(f"#{scenario} .scenario__note")
    expect(box).to_contain_text(typographic(note))
    box.get_by_role("link").click()
    expect(page.locator(f"#{scenario}-after")).to_be_in_viewport()


@each_language
def test_a_scene_is_played_with_the_keyboard_alone(code: str, learner: Learner) -> None:
    page = learner.open(scene_path(FIRST, code))
    scene = scene_on(page, FIRST, code)
    page.locator(".scenario__intro a").last.focus()
    press_tab_until(page, "[data-do=start]", most=2)
    page.keyboard.press("Enter")
    for move in shortest_way(scene.scenario, scene.scenario.endings[0]):
        assert focused(page, ".screen__title")
        press_tab_until(page, f".move__button[data-move='{move.id}']", most=3)
        page.keyboard.press("Enter")
    assert focused(page, ".screen--ending .screen__title")
    expect(scene.screen.locator(".screen__title")).to_be_in_viewport()
    press_tab_until(page, "[data-do=back]", most=30)
    page.keyboard.press("Enter")
    assert scene.screen.locator(".move__button").count() > 0


@each_language
def test_axe_finds_nothing_before_in_and_after_a_scene(code: str, learner: Learner) -> None:
    page = learner.open(scene_path(FIRST, code))
    page.set_viewport_size(HIGH)
    scene = scene_on(page, FIRST, code)
    assert violations(page, within=".scenario") == []
    scene.do("start")
    scene.choose(scene.scenario.nodes[0].choices[0].id)
    assert violations(page, within=".scenario") == []
    scene.do("restart")
    for move in shortest_way(scene.scenario, scene.scenario.endings[0]):
        scene.choose(move.id)
    page.locator(".screen__path summary").evaluate_all("(all) => all.forEach((one) => one.click())")
    assert violations(page, within=".scenario") == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".scenario") == []


@each_language
def test_without_scripts_all_screens_stand_on_the_page_and_lead_to_each_other(code: str, visit: Visitor) -> None:
    page = visit(scene_path(FIRST, code), PLAIN)
    scene = scene_on(page, FIRST, code)
    assert page.locator(".scenario button:visible").count() == 0
    assert scene.screen.count() == len(scene.scenario.nodes)
    for move in shortest_way(scene.scenario, scene.scenario.endings[0]):
        details = page.locator(f"details[data-move='{move.id}']")
        details.locator("summary").click()
        expect(details).to_contain_text(typographic(move.feedback))
        details.locator("a").click()
        assert page.url.endswith(f"#{FIRST}-{move.to}")
        expect(page.locator(f"#{FIRST}-{move.to} .screen__title")).to_be_in_viewport()


def test_a_scene_is_printed_with_all_its_screens(learner: Learner) -> None:
    scene = begun(learner)
    learner.page.emulate_media(media="print")
    assert scene.screen.count() == len(scene.scenario.nodes)
    assert learner.page.locator(".move__effect:visible").count() == learner.page.locator(".move").count()
    assert learner.page.locator(".scenario button:visible").count() == 0


def map_page(learner: Learner, code: str) -> Page:
    address = web_path(real_book().catalogs[code].scenario_map_address(FIRST), directory_urls=True)
    return learner.open(("" if code == "en" else f"{code}/") + address)


@each_language
def test_the_map_of_a_scene_leads_to_each_of_its_screens(code: str, learner: Learner) -> None:
    page = map_page(learner, code)
    scenario = real_book().catalogs[code].scenarios[FIRST]
    nodes = page.locator(".scenario-map a.map__node")
    assert nodes.count() == len(scenario.nodes)
    assert page.locator(".map__edges path").count() == sum(len({m.to for m in n.choices}) for n in scenario.nodes)
    nodes.last.focus()
    page.keyboard.press("Enter")
    last = page.locator(f"#screen-{len(scenario.nodes)}")
    expect(last).to_be_in_viewport()
    expect(last).to_contain_text(typographic(scenario.nodes[-1].title))
    page.set_viewport_size(HIGH)
    assert violations(page, within=".scenario-map") == []


def test_the_map_tells_facilitators_everything_that_happens(learner: Learner) -> None:
    page = map_page(learner, "en")
    text = page.locator(".scenario-map").inner_text()
    scenario = real_book().source.scenarios[FIRST]
    said = [*scenario.facilitator, *(part for node in scenario.nodes for part in (*node.text, *node.feedback))]
    said += [part for node in scenario.nodes for move in node.choices for part in (move.text, move.feedback)]
    assert [part for part in said if typographic(part) not in text] == []


@each_language
def test_hard_material_can_be_skipped_from_its_content_note(code: str, learner: Learner) -> None:
    page = learner.open(path_of("K3.3", code))
    link = page.locator(".admonition.heavy").first.get_by_role("link", name=words("note.skip", code), exact=True)
    link.click()
    heading = page.locator(f"h2{link.get_attribute('href')}")
    expect(heading).to_be_in_viewport()
    assert link.evaluate("(link, heading) => link.compareDocumentPosition(heading) & 4", heading.element_handle()) == 4
    assert "<p>" not in page.locator("article").inner_text()
