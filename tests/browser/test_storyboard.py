"""A storyboard is a comic strip without scripts and on paper, and a film that waits for its reader with them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.server import served
from tests.conftest import Drawing
from tests.real_book import ROOT, build, settings_in

START = "about/"
FILM = """
title: A talk
summary: Two people talk.
scenes:
  - id: first
    place: kitchen
    figures: [{who: lena, x: 30}, {who: sam, x: 70, looks: left}]
    lines: [{id: minute, figure: 1, says: Have you got a minute?}]
    narration: Lena asks.
    shows: Lena and Sam are in a kitchen.
  - id: second
    place: park
    figures: [{who: lena, x: 50}]
    narration: She waits.
    shows: Lena is alone in a park.
  - id: third
    place: park
    figures: [{who: lena, x: 30}, {who: sam, x: 70, looks: left}]
    narration: Sam has come.
    shows: Lena and Sam are in the park.
"""
SCENE = 4_400  # milliseconds: a little more than a scene of FILM takes
VOICES = """([language, local]) => {
  const spoken = window.spoken = []
  window.hushed = 0
  const voices = [{ lang: language, name: "Test", localService: local, default: true }]
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices, addEventListener() {}, removeEventListener() {},
    speak: (words) => spoken.push(words), cancel: () => { window.hushed += 1 },
  } })
}"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book with a film on a page, built as an author builds it."""
    drawing = Drawing(tmp_path_factory.mktemp("film") / "book")
    drawing.draw({"mkdocs.yml": settings_in(("en", "fr"))})
    shutil.copytree(ROOT / "overrides", drawing.root / "overrides", dirs_exist_ok=True)
    drawing.draw({"courses/en/first/talk.storyboard.yml": FILM})
    for code in ("en", "fr"):
        page = drawing.root / f"docs/{code}/about.md"
        page.write_text(page.read_text(encoding="utf-8") + '\n{{ storyboard("talk") }}\n', encoding="utf-8")
    result = build(drawing.root, drawing.root / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    return drawing.root / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as home:
        yield home


@pytest.fixture
def film(browser: Browser, address: str) -> Iterator[Open]:
    """Open the page with the film: as `settings` of the browser say, with a voice where one is named."""
    contexts = []

    def film(path: str = START, voice: str | None = None, local: bool = True, **settings: object) -> Page:
        context = browser.new_context(**({"reduced_motion": "reduce"} | settings))
        contexts.append(context)
        page = context.new_page()
        if voice:
            page.add_init_script(f"({VOICES})({[voice, 'true' if local else '']})")
        page.clock.install(time=0)
        page.goto(path if path.startswith("file:") else address + path)
        page.clock.pause_at(3_600)  # seconds; from here on, time passes only where a test says so
        return page

    yield film
    for context in contexts:
        context.close()


def now(page: Page) -> str:
    """Return what the reader is told in the scene that is shown; fails unless exactly one is."""
    told = page.locator(".storyboard__told:visible")
    assert told.count() == 1
    return told.inner_text()


def press(page: Page, name: str) -> None:
    page.locator("story-board").get_by_role("button", name=name, exact=True).click(
        force=True
    )  # also one that says it does nothing


def progress(page: Page) -> str:
    return page.locator(".storyboard__progress").inner_text()


def spoken(page: Page) -> list[str]:
    return page.evaluate("spoken.map((words) => words.text)")


def end_of_speech(page: Page) -> None:
    """Let the voice finish what it says, and the film take its breath."""
    page.evaluate("spoken.at(-1).onend()")
    page.clock.run_for(1_000)


# Without a script


def test_without_scripts_every_scene_is_there_and_no_dead_button(film: Open) -> None:
    page = film(java_script_enabled=False)
    assert page.locator(".storyboard__told:visible").all_inner_texts() == ["Lena asks.", "She waits.", "Sam has come."]
    assert page.locator(".storyboard__said").inner_text() == "Lena: “Have you got a minute?”"
    labels = page.locator(".storyboard__picture:visible").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert labels == ["Lena and Sam are in a kitchen.", "Lena is alone in a park.", "Lena and Sam are in the park."]
    assert page.locator(".storyboard").locator("button:visible, select:visible, details:visible").count() == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_paper_it_is_a_strip(film: Open, scripts: bool) -> None:
    page = film(java_script_enabled=scripts)
    page.emulate_media(media="print")
    expect(page.locator(".storyboard__told:visible")).to_have_count(3)
    expect(page.locator(".storyboard__bar:visible, .storyboard__transcript:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_of_a_picture_is_painted(film: Open, scheme: str) -> None:
    page = film(java_script_enabled=False, color_scheme=scheme)
    sizes = page.locator(".storyboard__picture use").evaluate_all("(all) => all.map((one) => one.getBBox().width)")
    assert len(sizes) == 3 + 5
    assert min(sizes) > 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_are_never_wider_than_their_bubble(film: Open, width: int) -> None:
    page = film(java_script_enabled=False, viewport={"width": width, "height": 800})
    room = page.locator(".storyboard__bubble").evaluate_all("""(all) => all.map((bubble) => {
      const [around, words] = ["path", "text"].map((name) => bubble.querySelector(name).getBBox().width)
      return around - words
    })""")
    assert min(room) > 6
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# The player


def test_with_scripts_one_scene_is_shown_and_nothing_runs_by_itself(film: Open) -> None:
    page = film()
    assert now(page) == "Lena asks."
    assert progress(page) == "Scene 1 of 3"
    page.clock.run_for(10 * SCENE)
    assert now(page) == "Lena asks."


def test_it_also_plays_from_a_file(film: Open, folder: Path) -> None:
    page = film((folder / START / "index.html").as_uri())
    press(page, "Next")
    assert now(page) == "She waits."


def test_a_reader_steps_and_is_told_where_they_are(film: Open) -> None:
    page = film()
    press(page, "Next")
    assert now(page) == "She waits."
    status = page.locator("story-board [role=status]")
    expect(status).to_have_text("Scene 2 of 3. She waits.")
    press(page, "Previous")
    expect(status).to_have_text("Scene 1 of 3. Lena: “Have you got a minute?” Lena asks.")
    assert progress(page) == "Scene 1 of 3"


def test_there_is_nothing_before_the_first_scene_and_after_the_last(film: Open) -> None:
    page = film()
    for name, told in (("Previous", "Lena asks."), ("Next", "Sam has come.")):
        for _ in range(4):
            press(page, name)
        assert now(page) == told
        assert page.get_by_role("button", name=name, exact=True).get_attribute("aria-disabled") == "true"


def test_it_plays_to_its_end_and_says_so_once(film: Open) -> None:
    page = film()
    page.evaluate("addEventListener('storyboard-ended', () => { window.ends = (window.ends ?? 0) + 1 })")
    press(page, "Play")
    seen = [now(page)]
    for _ in range(2):
        page.clock.run_for(SCENE)
        seen.append(now(page))
    assert seen == ["Lena asks.", "She waits.", "Sam has come."]
    page.clock.run_for(2 * SCENE)
    assert page.evaluate("ends") == 1
    press(page, "Play again")
    assert now(page) == "Lena asks."


def test_what_plays_can_be_stopped_and_goes_on_from_there(film: Open) -> None:
    page = film()
    press(page, "Play")
    page.clock.run_for(SCENE)
    press(page, "Pause")
    page.clock.run_for(5 * SCENE)
    assert now(page) == "She waits."
    press(page, "Play")
    page.clock.run_for(SCENE)
    assert now(page) == "Sam has come."


@pytest.mark.parametrize(("speed", "milliseconds"), [("0.75", 5_333), ("1", 4_000), ("1.5", 2_667)])
def test_the_reader_chooses_the_speed(film: Open, speed: str, milliseconds: int) -> None:
    page = film()
    press(page, "Next")
    page.get_by_label("Speed").select_option(speed)
    press(page, "Play")
    page.clock.run_for(milliseconds - 200)
    assert now(page) == "She waits."
    page.clock.run_for(400)
    assert now(page) == "Sam has come."


def test_all_pictures_are_one_press_away_and_back(film: Open) -> None:
    page = film()
    press(page, "Play")
    press(page, "All pictures")
    assert page.locator(".storyboard__told:visible").count() == 3
    assert page.locator(".storyboard__bar button:visible").all_inner_texts() == ["All pictures"]
    page.clock.run_for(3 * SCENE)
    press(page, "All pictures")
    assert now(page) == "Lena asks."


def test_the_transcript_has_what_all_scenes_tell(film: Open) -> None:
    page = film()
    page.locator(".storyboard__transcript summary").click()
    assert page.locator(".storyboard__transcript p").all_inner_texts() == ["Lena asks.", "She waits.", "Sam has come."]


def test_the_buttons_stay_where_they_are_from_scene_to_scene(film: Open) -> None:
    page = film(viewport={"width": 390, "height": 844})
    places = []
    for _ in range(3):
        places.append(page.locator(".storyboard__play").bounding_box()["y"] + page.evaluate("scrollY"))
        press(page, "Next")
    assert len(set(places)) == 1


# Keys


def test_keys_work_within_the_film_and_nowhere_else(film: Open) -> None:
    page = film()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.clock.run_for(2 * SCENE)
    assert now(page) == "Lena asks."
    page.locator(".storyboard__strip").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert now(page) == "She waits."
    page.keyboard.press("Space")
    page.clock.run_for(SCENE)
    assert now(page) == "Sam has come."


def test_space_on_a_button_does_what_the_button_does(film: Open) -> None:
    page = film()
    page.get_by_role("button", name="Next", exact=True).focus()
    page.keyboard.press("Space")
    assert now(page) == "She waits."
    page.clock.run_for(3 * SCENE)
    assert now(page) == "She waits."


def test_arrows_on_the_speed_change_the_speed(film: Open) -> None:
    page = film()
    page.get_by_label("Speed").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("Speed").input_value() == "1.5"
    assert now(page) == "Lena asks."


def test_a_step_keeps_the_focus(film: Open) -> None:
    page = film()
    button = page.get_by_role("button", name="Next", exact=True)
    button.focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    expect(button).to_be_focused()


# Motion


@pytest.mark.parametrize(("wish", "animation"), [("reduce", "none"), ("no-preference", "storyboard-scene")])
def test_who_wants_no_motion_gets_stills_that_still_play(film: Open, wish: str, animation: str) -> None:
    page = film(reduced_motion=wish)
    press(page, "Play")
    page.clock.run_for(SCENE)
    scene = page.locator(".storyboard__scene--now")
    assert scene.evaluate("(one) => getComputedStyle(one).animationName") == animation
    assert now(page) == "She waits."


# The voice


def test_nothing_is_spoken_unless_the_reader_asks(film: Open) -> None:
    page = film(voice="en-GB")
    press(page, "Next")
    press(page, "Play")
    page.clock.run_for(5 * SCENE)
    assert spoken(page) == []


@pytest.mark.parametrize(("voice", "local"), [("fr-FR", True), ("en-US", False), (None, True)])
def test_reading_aloud_needs_a_voice_of_the_language_on_the_device_itself(film: Open, voice: str, local: bool) -> None:
    page = film(voice=voice, local=local)
    expect(page.locator("[data-do=all]")).to_be_visible()
    expect(page.locator("[data-do=aloud]")).to_be_hidden()


def test_the_scene_changes_when_the_voice_has_finished(film: Open) -> None:
    page = film(voice="en-GB")
    press(page, "Read aloud")
    assert spoken(page) == ["Lena: “Have you got a minute?” Lena asks."]
    page.clock.run_for(2 * SCENE)
    assert now(page) == "Lena asks."
    end_of_speech(page)
    assert now(page) == "She waits."
    assert spoken(page)[1:] == ["She waits."]
    assert page.evaluate("spoken[0].voice.lang") == "en-GB"


def test_a_voice_that_never_finishes_does_not_hold_the_film_up(film: Open) -> None:
    page = film(voice="en-GB")
    press(page, "Read aloud")
    page.clock.run_for(30_000)
    assert now(page) != "Lena asks."


def test_the_voice_is_silent_when_the_reader_stops_or_leaves(film: Open) -> None:
    page = film(voice="en-GB")
    for stop in ("Pause", "Read aloud", "All pictures"):
        if page.locator("[data-do=aloud]").get_attribute("aria-pressed") == "false":
            press(page, "Read aloud")
        else:
            press(page, "Play")
        before = page.evaluate("hushed")
        press(page, stop)
        assert page.evaluate("hushed") == before + 1, stop
    press(page, "All pictures")
    press(page, "Play")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("hushed") == before + 2
    assert page.locator(".storyboard__play").inner_text().strip() == "Play"


def test_a_step_while_the_voice_reads_is_not_told_twice(film: Open) -> None:
    page = film(voice="en-GB")
    press(page, "Read aloud")
    press(page, "Next")
    assert spoken(page)[-1] == "She waits."
    expect(page.locator("story-board [role=status]")).to_have_text("")


def test_a_film_that_is_not_translated_is_read_in_its_own_language(film: Open) -> None:
    page = film(f"fr/{START}", voice="en-GB")
    page.locator("[data-do=aloud]").click()
    assert page.evaluate("spoken[0].lang") == "en-GB"
    expect(film(f"fr/{START}", voice="fr-FR").locator("[data-do=aloud]")).to_be_hidden()


# For everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_use(film: Open, scheme: str) -> None:
    page = film(voice="en-GB", color_scheme=scheme)
    page.clock.resume()  # axe waits by the clock of the page
    assert violations(page) == []
    press(page, "Next")
    press(page, "Read aloud")
    page.locator(".storyboard__transcript summary").click()
    assert violations(page) == []
    press(page, "All pictures")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_every_control_can_be_hit_with_a_finger(film: Open, width: int) -> None:
    page = film(voice="en-GB", viewport={"width": width, "height": 800})
    for control in page.locator(".storyboard").locator("button:visible, select:visible, summary:visible").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
