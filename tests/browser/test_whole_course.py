"""A learner goes through a whole course, and opens the same pages from a folder without any network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.course import Module
from coursebook.model.text import typographic
from tests.browser.conftest import Visitor
from tests.browser.learner import Learner, path_of, words
from tests.browser.quizzes import questions
from tests.browser.scenes import Scene, scene_on, shortest_way
from tests.real_book import real_book

COURSE = "K2"


def called(module: Module, macro: str) -> list[str]:
    """Return what `macro` is called with on the page of `module`."""
    catalog = real_book().source
    calls = catalog.pages[catalog.module_address(module)].calls
    return [call.arguments[0] for call in calls if call.name == macro]


def learn(page: Page, module: Module) -> None:
    """Do everything that the page of `module` offers."""
    for scenario in called(module, "scenario"):
        scene = scene_on(page, scenario)
        scene.play(shortest_way(scene.scenario, scene.scenario.endings[-1]))
        expect(scene.screen.locator(".screen__path")).to_be_visible()
    for film in page.locator("story-board").all():
        film.locator("[data-do=next]").click()
    for field in page.locator("kept-text :is(textarea, input)").all():
        field.fill(f"Written in {module.code}.")
    for question in questions(page, real_book().source.quizzes[module.code]):
        question.answer(rightly=True)
    expect(page.locator(".quiz__end")).to_be_visible()
    page.locator("module-progress button").click()


@pytest.fixture
def graduate(learner: Learner) -> Learner:
    """Somebody who has taken the whole course; no page has complained, no other host was asked."""
    for module in real_book().source.course(COURSE).modules:
        learn(learner.open(path_of(module.code)), module)
    assert learner.said == []
    assert learner.other_hosts == set()
    return learner


def test_a_learner_goes_through_a_whole_course(graduate: Learner) -> None:
    catalog = real_book().source
    modules = catalog.course(COURSE).modules
    assert len(modules) == 6
    page = graduate.open(path_of(COURSE))
    assert page.locator(".outline__title .mark").count() == len(modules)

    page = graduate.open(path_of("my/record"))
    assert page.locator(".record tbody tr").count() == len(modules)
    minutes = sum(module.minutes for module in modules)
    time = words("record.says.hours", hours=minutes // 60, minutes=f"{minutes % 60:02}")
    expect(page.locator(".record__body")).to_contain_text(words("record.says.time", time=time))

    page = graduate.open(path_of("my"))
    text = page.locator(".my-data__lists").inner_text()
    assert [module.code for module in modules if typographic(f"{module.code} {module.title}") not in text] == []
    scenarios = [scenario for module in modules for scenario in called(module, "scenario")]
    assert sorted(graduate.kept("scenarios")) == sorted(scenarios) != []
    drawn = sum(catalog.quizzes[m.code].draw or len(catalog.quizzes[m.code].items) for m in modules)
    assert len(graduate.kept("items")) >= drawn - len(modules)
    assert all(item["right"] for item in graduate.kept("items").values())
    page = graduate.open(path_of("my/path"))
    assert not {m.code for m in modules} & {
        a.partition(" ")[0] for a in page.locator(".finder__steps a").all_inner_texts()
    }


# From a folder


@pytest.fixture
def from_disk(_visitor: Visitor, site: Path) -> Iterator[Learner]:
    """Somebody with a copy of the site on a stick, and no network."""
    context = _visitor.newcomer()
    context.set_offline(True)
    learner = Learner(context, site.as_uri() + "/")
    yield learner
    context.close()
    assert learner.said == []
    assert learner.other_hosts == set()


def file_of(ref: str, code: str = "en") -> str:
    return path_of(ref, code) + "index.html"


@pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])
def test_quiz_scene_film_and_texts_work_from_a_folder(code: str, from_disk: Learner) -> None:
    page = from_disk.open(file_of("K2.2", code))
    question = questions(page, real_book().catalogs[code].quizzes["K2.2"])[0]
    question.answer(rightly=True)
    expect(question.verdict).to_have_text(words("quiz.says.right", code))
    scene: Scene = scene_on(page, "lena", code)
    scene.play(shortest_way(scene.scenario, scene.scenario.endings[0]))
    expect(scene.screen.locator(".screen__path")).to_be_visible()
    page.locator("kept-text textarea").first.fill("from a stick")
    page.reload()
    expect(page.locator("kept-text textarea").first).to_have_value("from a stick")
    page = from_disk.open(file_of("K2.1", code))
    film = page.locator("story-board").first
    film.locator("[data-do=next]").click()
    assert film.locator(".storyboard__scene:visible").count() == 1
    page = from_disk.open(file_of("my", code))
    assert page.locator(".my-data__lists li").count() == 3


def test_the_pages_of_the_learner_work_from_a_folder(from_disk: Learner) -> None:
    page = from_disk.open(file_of("K2.1"))
    page.locator("module-progress button").click()
    page = from_disk.open(file_of("my/assessment"))
    page.locator("[data-do=begin]:visible").click()
    page.locator(".rate:visible input").nth(2).check()
    page = from_disk.open(file_of("my/path"))
    assert page.locator(".finder__steps > li").count() > 0
    page = from_disk.open(file_of("my/record"))
    assert page.locator(".record tbody tr").count() == 2
    page = from_disk.open(file_of("my"))
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    assert "K2.1" in download.value.path().read_text(encoding="utf-8")


def test_leaving_a_page_in_a_folder_leads_to_a_harmless_page_of_the_folder(from_disk: Learner, site: Path) -> None:
    page = from_disk.open(file_of("K3.3"))
    page.locator("exit-page a").click()
    expect(page).to_have_url((site / "assets/exit/en.html").as_uri())
