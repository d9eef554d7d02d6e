"""What a learner writes stays on the device until they wipe it, in exercises, cases and templates."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from coursebook.model.text import typographic
from coursebook.views.here import web_path
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import press_tab_until
from tests.browser.learner import FORBIDDEN, FULL, HIGH, KEY, Learner, path_of, words
from tests.real_book import real_book

TEXT = "First line,\nand a second one."
LINE = "One line."


@dataclass(frozen=True)
class Exercise:
    """A place to write: what it is called, where it stands, how the keys of its texts begin."""

    kind: str
    address: str
    selector: str
    prefix: str

    def __str__(self) -> str:
        return self.kind

    def path(self, code: str = "en") -> str:
        return ("" if code == "en" else f"{code}/") + web_path(self.address, directory_urls=True)


def shown_by(macro: str, selector: str, kind: str) -> Exercise:
    """Return the first material that `macro` shows on a page of the book."""
    calls = [(a, call) for a, page in real_book().source.pages.items() for call in page.calls if call.name == macro]
    address, call = calls[0]
    return Exercise(kind, address, selector, f"{kind}/{call.arguments[0]}/")


ACTIVITY = shown_by("activity", ".activity", "activity")
CASE = shown_by("case_study", ".case", "case")
TEMPLATE = Exercise("template", real_book().source.find("T5").address, "article", "template/T5/")
each_exercise = pytest.mark.parametrize("exercise", [ACTIVITY, CASE, TEMPLATE], ids=str)
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def fields(page: Page, exercise: Exercise) -> Locator:
    return page.locator(f"{exercise.selector} kept-text :is(textarea, input)")


def write(field: Locator) -> str:
    """Write into `field` as a person does, and return what."""
    text = LINE if field.evaluate("(field) => field.localName") == "input" else TEXT
    field.fill(text)
    return text


def agree(dialog: Dialog) -> None:
    dialog.accept()


def refuse(dialog: Dialog) -> None:
    dialog.dismiss()


@each_exercise
def test_a_text_is_there_again_on_the_next_visit(exercise: Exercise, learner: Learner) -> None:
    page = learner.open(exercise.path())
    written = [write(field) for field in (fields(page, exercise).first, fields(page, exercise).last)]
    page.reload()  # at once: nobody waits for a computer to save
    expect(fields(page, exercise).first).to_have_value(written[0])
    expect(fields(page, exercise).last).to_have_value(written[1])
    notes = learner.kept("notes")
    assert sorted(note["text"] for note in notes.values()) == sorted(written)
    assert all(key.startswith(exercise.prefix) for key in notes)


def test_a_text_is_saved_a_moment_after_typing(learner: Learner) -> None:
    page = learner.open(ACTIVITY.path())
    fields(page, ACTIVITY).first.press_sequentially("hope")
    page.wait_for_function("(key) => localStorage.getItem(key)?.includes('hope')", arg=KEY)


@each_exercise
def test_a_text_is_the_same_in_both_languages(exercise: Exercise, learner: Learner) -> None:
    page = learner.open(exercise.path())
    written = write(fields(page, exercise).first)
    learner.open(exercise.path("fr"))
    expect(fields(page, exercise).first).to_have_value(written)


@each_exercise
def test_all_texts_of_an_exercise_are_wiped_once_the_learner_agrees_and_no_other(
    exercise: Exercise, learner: Learner
) -> None:
    learner.keep(notes={"activity/another-one/moment": {"text": "stays"}})
    page = learner.open(exercise.path())
    write(fields(page, exercise).last)
    page.once("dialog", refuse)
    wipe = page.locator(f"{exercise.selector} [data-do=wipe]")
    wipe.click()
    expect(fields(page, exercise).last).not_to_have_value("")
    page.once("dialog", agree)
    fields(page, exercise).first.press_sequentially("typed just now")
    wipe.click()
    expect(page.locator(f"{exercise.selector} kept-tools [role=status]")).to_have_text(words("kept.says.wiped"))
    page.wait_for_timeout(600)  # longer than a text waits before it is saved
    assert [field.input_value() for field in fields(page, exercise).all() if field.input_value()] == []
    assert list(learner.kept("notes")) == ["activity/another-one/moment"]
    assert "typed just now" not in page.evaluate("(key) => localStorage.getItem(key)", KEY)


def test_an_emptied_field_keeps_nothing(learner: Learner) -> None:
    page = learner.open(ACTIVITY.path())
    write(fields(page, ACTIVITY).first)
    fields(page, ACTIVITY).first.fill("  ")
    page.reload()
    expect(fields(page, ACTIVITY).first).to_have_value("")
    assert learner.kept("notes") == {}


def test_another_tab_shows_what_was_written_and_loses_nothing(learner: Learner) -> None:
    here, there = learner.open(ACTIVITY.path()), learner.tab()
    there.goto(here.url)
    written = write(fields(here, ACTIVITY).first)
    fields(here, ACTIVITY).first.blur()
    expect(fields(there, ACTIVITY).first).to_have_value(written)
    write(fields(there, ACTIVITY).last)
    fields(there, ACTIVITY).last.blur()
    assert len(learner.kept("notes")) == 2


def test_what_one_writes_meanwhile_is_not_replaced_by_another_tab(learner: Learner) -> None:
    here, there = learner.open(ACTIVITY.path()), learner.tab()
    there.goto(here.url)
    fields(there, ACTIVITY).first.press_sequentially("mine")
    fields(here, ACTIVITY).last.fill("theirs")
    fields(here, ACTIVITY).last.blur()
    expect(fields(there, ACTIVITY).last).to_have_value("theirs")
    expect(fields(there, ACTIVITY).first).to_have_value("mine")


@each_exercise
def test_a_filled_in_text_is_printed_in_full(exercise: Exercise, learner: Learner) -> None:
    page = learner.open(exercise.path())
    written = write(fields(page, exercise).first)
    page.emulate_media(media="print")
    printed = page.locator(f"{exercise.selector} .kept__print")
    expect(printed.first).to_be_visible()
    assert printed.first.inner_text() == written
    assert printed.last.bounding_box()["height"] > 20  # room to write by hand
    assert fields(page, exercise).first.is_hidden()
    assert page.locator(f"{exercise.selector} button:visible:not(.term)").count() == 0


@pytest.mark.parametrize("exercise", [ACTIVITY, TEMPLATE], ids=str)
def test_an_exercise_can_be_printed_from_its_button(exercise: Exercise, learner: Learner) -> None:
    page = learner.open(exercise.path())
    page.evaluate("globalThis.print = () => { globalThis.printed = true }")
    page.locator(f"{exercise.selector} [data-do=print]").click()
    assert page.evaluate("globalThis.printed") is True


@each_exercise
def test_writing_and_wiping_work_with_the_keyboard_alone(exercise: Exercise, learner: Learner) -> None:
    page = learner.open(exercise.path())
    fields(page, exercise).last.focus()
    page.keyboard.type("typed")
    page.once("dialog", agree)
    if exercise.kind == "template":  # its tools stand above
        page.locator(f"{exercise.selector} [data-do=wipe]").focus()
    else:
        press_tab_until(page, f"{exercise.selector} [data-do=wipe]", most=8)
    page.keyboard.press("Enter")
    expect(fields(page, exercise).last).to_have_value("")


@each_language
@each_exercise
def test_axe_finds_nothing_before_and_after_writing(exercise: Exercise, code: str, learner: Learner) -> None:
    page = learner.open(exercise.path(code))
    page.set_viewport_size(HIGH)
    page.locator(f"{exercise.selector} details").evaluate_all("(all) => all.forEach((one) => { one.open = true })")
    assert violations(page, within=exercise.selector) == []
    write(fields(page, exercise).first)
    page.once("dialog", agree)
    page.locator(f"{exercise.selector} [data-do=wipe]").click()
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=exercise.selector) == []


@each_language
@each_exercise
def test_without_scripts_the_fields_are_there_and_say_that_they_forget(
    exercise: Exercise, code: str, visit: Visitor
) -> None:
    page = visit(exercise.path(code), PLAIN)
    assert page.locator(f"{exercise.selector} kept-tools button:visible").count() == 0
    expect(page.locator(f"{exercise.selector} kept-tools")).to_contain_text(words("kept.without", code))
    write(fields(page, exercise).first)
    for field in fields(page, exercise).all():
        assert field.evaluate("(field) => field.labels[0].innerText").strip()


@each_language
def test_a_case_tells_its_story_and_keeps_thoughts_behind_a_click(code: str, visit: Visitor) -> None:
    page = visit(CASE.path(code), PLAIN)
    case = real_book().catalogs[code].cases[CASE.prefix.split("/")[1]]
    for episode in case.episodes:
        for paragraph in episode.text:
            expect(page.locator(".case")).to_contain_text(typographic(paragraph))
        for question in episode.questions:
            thoughts = page.locator(".case").get_by_text(typographic(question.thoughts), exact=True)
            assert thoughts.is_hidden()
            thoughts.locator("xpath=..").locator("summary").click()
            assert thoughts.is_visible()


@each_language
def test_a_template_offers_its_documents(code: str, visit: Visitor) -> None:
    page = visit(path_of("T5", code))
    for kind in ("docx", "odt"):
        link = page.locator(f".template-tools a[href$='.{kind}']")
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == f"t5.{kind}"
        assert download.value.path().read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(("trouble", "state"), [(FORBIDDEN, "forbidden"), (FULL, "full")], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_told_about_and_one_can_write_all_the_same(
    trouble: str, state: str, learner: Learner
) -> None:
    learner.context.add_init_script(trouble)
    page = learner.open(TEMPLATE.path())
    fields(page, TEMPLATE).first.fill(LINE)
    fields(page, TEMPLATE).first.blur()
    status = page.locator("article kept-tools [role=status]")
    expect(status).to_have_text(words(f"kept.says.{state}"))
    expect(fields(page, TEMPLATE).first).to_have_value(LINE)
    page.once("dialog", agree)
    page.locator("article [data-do=wipe]").click()
    expect(fields(page, TEMPLATE).first).to_have_value("")
