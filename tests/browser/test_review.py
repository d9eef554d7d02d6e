"""Review brings a few cards a day, only where the learner wants it, when FSRS says so, and forgets on demand."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Card, Rating, Scheduler
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursebook.model.catalog import Catalog
from tests.browser.axe import violations
from tests.browser.conftest import DARK, DESKTOP, NARROW, PLAIN, Screen, Visitor
from tests.browser.test_keyboard import focused, press_tab_until
from tests.real_book import real_book

DAY = timedelta(days=1)
FIRST_DAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = (Rating.Again, Rating.Hard, Rating.Good, Rating.Easy)
REFERENCE = Scheduler(
    desired_retention=0.9, learning_steps=(), relearning_steps=(), maximum_interval=36_500, enable_fuzzing=False
)
BROKEN_STORAGE = """() => { for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } }) }"""

both_languages = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


class Learner:
    """Somebody with a browser of their own, who comes back to the review day after day."""

    def __init__(self, context: BrowserContext, address: str):
        self.page: Page = context.new_page()
        self.address = address
        self.comes(FIRST_DAY)

    def comes(self, moment: datetime) -> None:
        self.page.clock.set_fixed_time(moment)
        self.page.goto(self.address)

    def has_answered(self, items: list[str]) -> None:
        keep = "(ids) => ids.forEach((id) => coursebook.store.set('items', id, { right: true, answers: [] }))"
        self.page.evaluate(keep, items)

    def has_cards(self, cards: dict[str, dict]) -> None:
        keep = "(cards) => Object.entries(cards).forEach(([id, card]) => coursebook.store.set('cards', id, card))"
        self.page.evaluate(keep, cards)

    def switches_on(self) -> None:
        self.page.locator("[data-do=on]").click()

    def begins(self) -> None:
        self.page.locator("[data-do=begin]").click()

    def asked(self) -> str | None:
        """Return the question on the card, None where no card is shown."""
        card = self.page.locator(".review__card")
        return card.locator(".review__question").inner_text() if card.is_visible() else None

    def says(self, rating: Rating) -> None:
        self.page.locator("[data-do=show]").click()
        self.page.locator(f"[data-grade='{int(rating)}']").click()

    def goes_through(self, rating: Rating = GOOD) -> list[str]:
        """Answer every card of the sitting alike; return what was asked."""
        seen = []
        while question := self.asked():
            seen.append(question)
            assert len(seen) < 100, "the sitting does not end"
            self.says(rating)
        return seen

    @property
    def told(self) -> str:
        return self.page.locator(".review__told").inner_text()

    def kept(self, kind: str) -> dict:
        return self.page.evaluate("(kind) => coursebook.store.list(kind)", kind)

    def question(self, card: str) -> str:
        return self.page.locator(f"details[id='{card}'] > summary").text_content()


@pytest.fixture
def learner(visit: Visitor) -> Iterator[Callable[..., Learner]]:
    """Return a maker of learners, by the language of the book and the screen they have."""
    contexts: list[BrowserContext] = []

    def make(code: str = "en", screen: Screen = DESKTOP) -> Learner:
        contexts.append(visit.newcomer(screen))
        return Learner(contexts[-1], visit.home + address(code))

    yield make
    for context in contexts:
        context.close()


def address(code: str) -> str:
    return "my/review/" if code == "en" else f"{code}/my/review/"


def plain_items(catalog: Catalog, safety: bool = False) -> list[str]:
    """Return the ids of the cards of questions, of those about safety or of the others."""
    return [
        f"{code}/{item.id}"
        for code, quiz in catalog.quizzes.items()
        for item in quiz.items
        if item.kind != "reflection" and item.safety == safety
    ]


PLAIN_ITEMS = plain_items(real_book().source)
SAFETY = plain_items(real_book().source, safety=True)


def card(due: datetime, last: datetime = FIRST_DAY - 30 * DAY) -> dict:
    """Return a card as the browser keeps it."""
    return {"stability": 5, "difficulty": 5, "last": milliseconds(last), "due": milliseconds(due)}


def milliseconds(moment: datetime) -> int:
    """Return the midnight of a day, as cards have it."""
    return int(moment.replace(hour=0, minute=0).timestamp() * 1000)


@both_languages
def test_nothing_is_asked_or_kept_until_it_is_switched_on(code: str, learner) -> None:
    amina = learner(code)
    amina.has_answered(PLAIN_ITEMS[:3])
    amina.comes(FIRST_DAY + DAY)
    assert amina.told == real_book().catalogs[code].words("review.says.is-off")
    expect(amina.page.locator("[data-do=begin], [data-do=off], .review__card").filter(visible=True)).to_have_count(0)
    assert amina.page.locator("details[id]").filter(visible=True).count() == 0
    assert amina.kept("settings") == amina.kept("cards") == {}


def test_a_question_answered_in_a_quiz_becomes_a_card_and_others_do_not(learner) -> None:
    amina = learner()
    amina.page.goto(amina.address.replace("my/review/", "courses/listening/active-listening/"))
    item = amina.page.locator("practice-quiz .quiz__item[data-kind=single]:visible").first
    item.locator("input").first.check()
    item.locator("[data-do=check]").click()
    name = f"K2.2/{item.get_attribute('data-item')}"
    amina.comes(FIRST_DAY + DAY)
    amina.switches_on()
    assert "1 card" in amina.told
    amina.begins()
    assert amina.goes_through() == [amina.question(name)]
    assert list(amina.kept("cards")) == [name]


def test_without_an_answered_question_the_page_says_where_cards_come_from(learner) -> None:
    amina = learner()
    amina.switches_on()
    assert amina.told == real_book().source.words("review.says.empty")
    expect(amina.page.locator("[data-do=begin]")).to_be_hidden()


def test_ten_cards_a_day_are_the_most_and_the_rest_waits_for_another_day(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:13])
    amina.switches_on()
    amina.begins()
    assert len(amina.goes_through(EASY)) == 10
    for _ in range(2):
        assert amina.told == "Done for today. 3 cards are left for another day. It is fine to stop here."
        expect(amina.page.locator("[data-do=begin]")).to_be_hidden()
        amina.comes(FIRST_DAY + timedelta(hours=8))
    amina.comes(FIRST_DAY + DAY)
    amina.begins()
    assert amina.goes_through(EASY) == [amina.question(name) for name in PLAIN_ITEMS[10:13]]
    assert amina.told == "Done for today. No card is left for another day. It is fine to stop here."


def test_whoever_stops_in_the_middle_is_told_what_is_left_and_may_go_on(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:12])
    amina.switches_on()
    amina.begins()
    amina.says(GOOD)
    amina.page.locator("[data-do=stop]").click()
    assert amina.told == "11 cards are left for another day. It is fine to stop here."
    assert focused(amina.page, ".review__told")
    amina.begins()
    assert len(amina.goes_through()) == 9


def test_what_is_due_comes_first_the_longest_due_before_the_others_and_then_what_is_new(learner) -> None:
    amina = learner()
    yesterday, last_week, today, tomorrow, new, new_too = names = PLAIN_ITEMS[:6]
    amina.has_answered(names)
    dues = {yesterday: -DAY, last_week: -7 * DAY, today: 0 * DAY, tomorrow: DAY}
    amina.has_cards({name: card(FIRST_DAY + after) for name, after in dues.items()})
    amina.switches_on()
    amina.begins()
    assert amina.goes_through() == [amina.question(name) for name in (last_week, yesterday, today, new, new_too)]


def test_each_button_plans_as_the_reference_does_review_after_review(learner) -> None:
    amina = learner()
    names = dict(zip(Rating, PLAIN_ITEMS[:4], strict=True))
    amina.has_answered(list(names.values()))
    amina.switches_on()
    wanted, times = {rating: Card(card_id=1) for rating in Rating}, Counter()
    for day in (FIRST_DAY, FIRST_DAY + timedelta(days=9, hours=10), FIRST_DAY + timedelta(days=200, hours=-8)):
        amina.comes(day)
        amina.begins()
        while question := amina.asked():
            rating = next(one for one, name in names.items() if amina.question(name) == question)
            amina.says(rating)
            times[rating] += 1
            midnight = day.replace(hour=0)
            wanted[rating], _ = REFERENCE.review_card(wanted[rating], rating, midnight)
            kept = amina.kept("cards")[names[rating]]
            assert kept["due"] == milliseconds(wanted[rating].due)
            assert kept["stability"] == pytest.approx(wanted[rating].stability, rel=1e-8)
            assert kept["difficulty"] == pytest.approx(wanted[rating].difficulty, rel=1e-8)
    assert times == dict.fromkeys(Rating, 3)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["tomorrow", "tomorrow", "in 2 days", "in 8 days"]),
        ("fr", ["demain", "demain", "après-demain", "dans 8 jours"]),
    ],
)
def test_each_button_says_when_the_card_comes_back(code: str, words: list[str], learner) -> None:
    amina = learner(code)
    amina.has_answered(PLAIN_ITEMS[:1])
    amina.switches_on()
    amina.begins()
    amina.page.locator("[data-do=show]").click()
    assert amina.page.locator(".review__when").all_inner_texts() == words


def test_far_days_are_said_in_months_and_years(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:2])
    steady = card(FIRST_DAY - DAY, FIRST_DAY - 60 * DAY)
    amina.has_cards({PLAIN_ITEMS[0]: steady | {"stability": 60}, PLAIN_ITEMS[1]: steady | {"stability": 300}})
    amina.switches_on()
    amina.begins()
    said = []
    for _ in range(2):
        amina.page.locator("[data-do=show]").click()
        said += amina.page.locator(".review__when").all_inner_texts()[1:]
        amina.page.keyboard.press("3")
    assert any(words.endswith("months") for words in said)
    assert any("year" in words for words in said)


def test_a_day_begins_at_the_learners_midnight(browser: Browser, home: str) -> None:
    context = browser.new_context(timezone_id="America/Los_Angeles")
    evening = datetime(2027, 3, 14, 6, tzinfo=UTC)  # 22:00 there; that night the clocks go forward
    amina = Learner(context, home + address("en"))
    amina.comes(evening)
    amina.has_answered(PLAIN_ITEMS[:13])
    amina.switches_on()
    amina.begins()
    assert len(amina.goes_through(AGAIN)) == 10
    amina.comes(evening + timedelta(hours=1))
    expect(amina.page.locator("[data-do=begin]")).to_be_hidden()
    amina.comes(evening + timedelta(hours=2, minutes=1))
    assert "10 cards for today" in amina.told
    amina.begins()
    assert amina.goes_through(GOOD) == [amina.question(name) for name in PLAIN_ITEMS[:10]]
    kept = amina.kept("cards")[PLAIN_ITEMS[0]]
    once, _ = REFERENCE.review_card(Card(card_id=1), AGAIN, FIRST_DAY)
    twice, _ = REFERENCE.review_card(once, GOOD, FIRST_DAY + DAY)
    assert kept["stability"] == pytest.approx(twice.stability, rel=1e-8)  # a day has passed, not three hours
    context.close()


def test_terms_of_the_glossary_come_only_when_they_are_wanted_and_after_the_questions(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:2])
    amina.page.locator("[name=terms]").check()
    amina.switches_on()
    amina.begins()
    terms = amina.page.locator("details[id^='term/'] > summary").all_text_contents()
    assert amina.goes_through() == [*(amina.question(name) for name in PLAIN_ITEMS[:2]), *terms[:8]]
    amina.comes(FIRST_DAY + 2 * DAY)
    amina.page.locator("[name=terms]").uncheck()
    assert "2 cards" in amina.told
    amina.comes(FIRST_DAY + 2 * DAY)
    expect(amina.page.locator("[name=terms]")).not_to_be_checked()


def test_questions_about_safety_lead_back_to_their_section_and_are_never_counted(learner) -> None:
    amina = learner()
    amina.has_answered([*SAFETY[:3], *PLAIN_ITEMS[:10]])
    amina.switches_on()
    assert "10 cards" in amina.told
    amina.begins()
    about = {amina.question(name): name for name in SAFETY}
    link = amina.page.locator(".review__again a")
    seen = []
    while question := amina.asked():
        seen.append(question)
        place = amina.page.locator(".review__from").inner_text()
        assert ("not counted" in place) == (question in about)
        amina.page.locator("[data-do=show]").click()
        assert link.is_visible() == (question in about)
        if question in about:
            target = real_book().source.find(about[question].partition("/")[0]).address.removesuffix(".md")
            assert link.evaluate("(link) => link.href").endswith(f"/{target}/")
        amina.page.keyboard.press("3")
    assert len(seen) == 12
    assert sum(question in about for question in seen) == 2
    assert amina.told == "Done for today. No card is left for another day. It is fine to stop here."


def test_switching_off_forgets_the_cards_and_nothing_else(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:2])
    amina.switches_on()
    amina.begins()
    amina.goes_through()
    amina.page.once("dialog", lambda dialog: dialog.dismiss())
    amina.page.locator("[data-do=off]").click()
    assert len(amina.kept("cards")) == 2
    amina.page.once("dialog", lambda dialog: dialog.accept())
    amina.page.locator("[data-do=off]").click()
    assert amina.kept("cards") == amina.kept("settings") == {}
    assert len(amina.kept("items")) == 2
    assert amina.told == real_book().source.words("review.says.switched-off")
    amina.comes(FIRST_DAY + DAY)
    assert amina.told == real_book().source.words("review.says.is-off")


def test_a_card_that_a_file_brought_in_broken_counts_as_new(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:1])
    amina.has_cards({PLAIN_ITEMS[0]: {"stability": "much", "due": 1}})
    amina.switches_on()
    amina.begins()
    amina.says(GOOD)
    assert amina.kept("cards")[PLAIN_ITEMS[0]]["stability"] == 2.3065


def test_without_storage_the_page_says_so_and_works_until_it_is_left(learner) -> None:
    amina = learner()
    amina.page.add_init_script(f"({BROKEN_STORAGE})()")
    amina.comes(FIRST_DAY)
    amina.has_answered(PLAIN_ITEMS[:11])
    amina.switches_on()
    expect(amina.page.locator(".review__kept")).to_have_text(str(real_book().source.words("review.says.forbidden")))
    amina.begins()
    assert len(amina.goes_through()) == 10
    assert "1 card is left" in amina.told


def test_what_another_tab_switches_off_ends_the_sitting(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:2])
    amina.switches_on()
    amina.begins()
    other = amina.page.context.new_page()
    other.goto(amina.address)
    other.once("dialog", lambda dialog: dialog.accept())
    other.locator("[data-do=off]").click()
    expect(amina.page.locator(".review__card")).to_be_hidden()
    assert amina.kept("cards") == {}


def test_a_review_tells_the_page_what_was_reviewed(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:1])
    amina.page.evaluate("document.addEventListener('card-reviewed', (event) => (window.heard = event.detail))")
    amina.switches_on()
    amina.begins()
    amina.says(EASY)
    due = milliseconds(FIRST_DAY + 8 * DAY)
    assert amina.page.evaluate("heard") == {"card": PLAIN_ITEMS[0], "rating": 4, "due": due}


def test_it_works_from_a_folder_on_the_device(site: Path, visit: Visitor) -> None:
    context = visit.newcomer()
    amina = Learner(context, (site / "my/review/index.html").as_uri())
    amina.has_answered(PLAIN_ITEMS[:2])
    amina.comes(FIRST_DAY)
    amina.switches_on()
    amina.begins()
    assert len(amina.goes_through()) == 2
    context.close()


@both_languages
def test_without_scripts_every_card_is_there_with_its_answer(code: str, visit: Visitor) -> None:
    catalog = real_book().catalogs[code]
    page = visit(address(code), PLAIN)
    names = [*plain_items(catalog), *plain_items(catalog, safety=True), *(f"term/{term.id}" for term in catalog.terms)]
    shown = page.locator("details[id] > summary").filter(visible=True)
    assert shown.count() == len(names)
    assert page.locator("review-cards :is(button, input)").filter(visible=True).count() == 0
    for name in (names[0], names[-1]):
        one = page.locator(f"details[id='{name}']")
        one.locator("summary").click()
        assert one.locator(":scope > :not(summary)").first.is_visible()
        assert one.locator(":scope > :not(summary)").first.inner_text().strip()


def test_no_question_gives_its_answer_away(learner) -> None:
    """Options stand there without a mark or a reason, pairs apart, steps in another order."""
    amina = learner()
    names = [*of_kind("matching"), *of_kind("ordering"), *of_kind("single")[:2], *of_kind("multiple")[:2]]
    amina.has_answered(names)
    amina.switches_on()
    by_question = {amina.question(name): name for name in names}
    for day in range(len(names) // 10 + 1):
        amina.comes(FIRST_DAY + day * DAY)
        amina.begins()
        while question := amina.asked():
            assert given_away(amina.page, by_question.pop(question)) == []
            amina.says(EASY)
    assert by_question == {}


def test_steps_whose_right_order_is_that_of_the_alphabet_are_mixed_too(learner) -> None:
    amina = learner()
    [name, *_] = of_kind("ordering")
    amina.has_answered([name])
    steps = amina.page.locator(f"details[id='{name}'] li b")
    steps.evaluate_all("(steps) => steps.forEach((step, index) => (step.textContent = `Step ${index}`))")
    amina.switches_on()
    amina.begins()
    assert given_away(amina.page, name) == []


def of_kind(kind: str) -> list[str]:
    quizzes = real_book().source.quizzes.items()
    return [
        f"{code}/{item.id}" for code, quiz in quizzes for item in quiz.items if item.kind == kind and not item.safety
    ]


def given_away(page: Page, name: str) -> list[str]:
    """Return what is wrong with the card on `page` before its answer is shown."""
    given = page.locator(f"details[id='{name}'] :is(ul, ol) b").all_text_contents()
    prompt = page.locator(".review__prompt")
    lists = [one.locator("li").all_text_contents() for one in prompt.locator("ul").all()]
    marks = str(real_book().source.words("quiz.right"))
    wrong = ["a mark"] if prompt.locator("b").count() or marks in prompt.inner_text() else []
    if name in of_kind("matching") and (lists[0], sorted(lists[1])) != (given[::2], sorted(given[1::2])):
        wrong.append(f"the parts are {lists}")
    if name in of_kind("ordering") and sorted(lists[0]) != sorted(given):
        wrong.append(f"the steps are {lists}")
    right = given[1::2] if name in of_kind("matching") else given
    return [*wrong, "the order"] if lists[-1] == right and name not in of_kind("multiple") else wrong


@pytest.mark.parametrize("screen", [DESKTOP, DARK, NARROW], ids=["light", "dark", "narrow"])
@both_languages
def test_nothing_stands_in_the_way_of_anybody_before_during_and_after(code: str, screen: Screen, learner) -> None:
    amina = learner(code, screen)
    assert violations(amina.page) == []
    amina.has_answered([SAFETY[0], of_kind("matching")[0]])
    amina.switches_on()
    assert violations(amina.page) == []
    amina.begins()
    while amina.asked():
        assert violations(amina.page) == []
        amina.page.locator("[data-do=show]").click()
        assert violations(amina.page) == []
        assert amina.page.evaluate("document.documentElement.scrollWidth") <= screen.width
        amina.page.keyboard.press("2")
    amina.page.locator(".review__all > summary").click()
    amina.page.locator(".review__all details > summary").first.click()
    assert violations(amina.page) == []


def test_the_keyboard_is_enough_and_the_focus_follows_the_card(learner) -> None:
    amina = learner()
    page, keys = amina.page, amina.page.keyboard
    amina.has_answered(PLAIN_ITEMS[:2])
    press_tab_until(page, "[data-do=on]")
    keys.press("Enter")
    assert focused(page, ".review__told")
    press_tab_until(page, "[data-do=begin]", most=1)
    keys.press("Enter")
    assert focused(page, ".review__question")
    press_tab_until(page, "[data-do=show]", most=1)
    keys.press("Enter")
    assert focused(page, ".review__answer")
    press_tab_until(page, "[data-grade='3']", most=3)
    keys.press("Enter")
    assert focused(page, ".review__question")
    assert amina.asked() == amina.question(PLAIN_ITEMS[1])
    press_tab_until(page, "[data-do=show]", most=1)
    keys.press("Enter")
    keys.press("4")
    assert focused(page, ".review__told")
    due = {name: kept["due"] for name, kept in amina.kept("cards").items()}
    assert due == {
        PLAIN_ITEMS[0]: milliseconds(FIRST_DAY + 2 * DAY),
        PLAIN_ITEMS[1]: milliseconds(FIRST_DAY + 8 * DAY),
    }


def test_the_digits_grade_only_within_a_card_whose_answer_is_shown(learner) -> None:
    amina = learner()
    amina.has_answered(PLAIN_ITEMS[:1])
    amina.switches_on()
    amina.begins()
    amina.page.keyboard.press("3")
    amina.page.locator("[data-do=show]").click()
    for elsewhere in (".review__all > summary", "[data-grade='1']"):
        assert amina.kept("cards") == {}
        amina.page.locator(elsewhere).focus()
        amina.page.keyboard.press("Control+3" if elsewhere.startswith("[") else "3")
    amina.page.keyboard.press("5")
    assert amina.kept("cards") == {}
    amina.page.keyboard.press("3")
    assert list(amina.kept("cards")) == PLAIN_ITEMS[:1]


def test_the_card_stays_at_its_place_when_it_is_turned(learner) -> None:
    amina = learner("fr", NARROW)
    amina.has_answered(of_kind("matching")[:1])
    amina.switches_on()
    amina.begins()
    for _ in range(2):
        expect(amina.page.locator(".review__question")).to_be_in_viewport(ratio=1)
        if amina.page.locator("[data-do=show]").is_visible():
            amina.page.locator("[data-do=show]").click()
