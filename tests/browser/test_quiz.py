"""A quiz says what each choice does, never gives away an answer too early, and never marks a question about safety."""

import pytest
from playwright.sync_api import expect

from coursebook.model.quiz import Item, Quiz
from tests.browser.axe import violations
from tests.browser.conftest import PLAIN, Visitor
from tests.browser.keyboard import focused, press_tab_until
from tests.browser.learner import HIGH, Learner, path_of, words
from tests.browser.quizzes import NOWHERE, Question, answered, asked, first_with, questions, shown
from tests.real_book import real_book

KINDS = ("single", "multiple", "true-false", "matching", "ordering", "fill-in")
each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("code", ["en", pytest.param("fr", marks=pytest.mark.slow)])


def graded(quiz: Quiz) -> list[Item]:
    return [item for item in quiz.items if item.kind != "reflection"]


def with_a_draw(safety: bool) -> tuple[str, Quiz]:
    """Return the first quiz that asks some of its questions only, with or without one about safety."""
    for code, quiz in real_book().source.quizzes.items():
        has_safety = any(item.safety for item in quiz.items)
        if quiz.draw and quiz.draw < len(graded(quiz)) and has_safety == safety:
            return code, quiz
    return pytest.skip("no quiz draws")


def with_safety() -> tuple[str, Quiz]:
    """Return the quiz with the most questions about safety."""
    quizzes = real_book().source.quizzes
    return max(quizzes.items(), key=lambda pair: sum(item.safety for item in pair[1].items))


def fitting_feedback(item: Item) -> list[str]:
    """Return the feedback that belongs to the right answer and to no other."""
    if item.kind == "true-false":
        return [item.when_true if item.answer else item.when_false]
    if item.kind == "fill-in":
        return [item.when_right]
    parts = {"matching": "pairs", "ordering": "steps"}.get(item.kind, "options")
    return [part.feedback for part in getattr(item, parts) if parts != "options" or part.correct]


@each_kind
def test_an_answer_that_fits_is_told_so_with_the_reason_and_kept(kind: str, learner: Learner) -> None:
    module, item = first_with(kind)
    question = asked(learner, module, item)
    question.answer(rightly=True)
    expect(question.verdict).to_have_text(words("quiz.says.safe" if item.safety else "quiz.says.right"))
    for feedback in fitting_feedback(item):
        expect(question.result).to_contain_text(shown(feedback))
    expect(question.button("again")).to_be_hidden()
    kept = learner.kept("items")[f"{module}/{item.id}"]
    assert (kept["kind"], kept["competency"], kept["level"], kept["right"]) == (kind, item.competency, item.level, True)


@each_kind
def test_another_answer_says_what_it_does_keeps_the_right_one_back_and_may_be_changed(
    kind: str, learner: Learner
) -> None:
    module, item = first_with(kind)
    question = asked(learner, module, item)
    question.answer(rightly=False)
    expect(question.verdict).to_have_text(words("quiz.says.unsafe" if item.safety else "quiz.says.not-quite"))
    for feedback in fitting_feedback(item):
        expect(question.result).not_to_contain_text(shown(feedback))
    expect(question.button("again")).to_be_focused()
    assert learner.kept("items")[f"{module}/{item.id}"]["right"] is False
    question.button("again").click()
    question.answer(rightly=True)
    assert [right for _, right in learner.kept("items")[f"{module}/{item.id}"]["answers"]] == [False, True]


@pytest.mark.parametrize("kind", ["multiple", "matching", "ordering"])
def test_a_second_try_that_does_not_fit_shows_the_way(kind: str, learner: Learner) -> None:
    module, item = first_with(kind)
    question = asked(learner, module, item)
    question.answer(rightly=False)
    question.button("again").click()
    question.button("check").click()
    for feedback in fitting_feedback(item):
        expect(question.result).to_contain_text(shown(feedback))


def test_each_option_that_somebody_chose_gets_its_own_feedback(learner: Learner) -> None:
    module, item = first_with("single")
    question = asked(learner, module, item)
    for option in [option for option in item.options if not option.correct]:
        question.element.locator(f"input[value='{option.id}']").check()
        question.button("check").click()
        told = [other.id for other in item.options if shown(other.feedback) in question.result.inner_text()]
        assert told == [option.id]
        question.button("again").click()


@pytest.mark.parametrize("kind", ["single", "multiple", "true-false", "matching", "fill-in"])
def test_an_empty_answer_is_not_judged(kind: str, learner: Learner) -> None:
    module, item = first_with(kind)
    question = asked(learner, module, item)
    question.button("check").click()
    expect(question.result).to_have_text(words("quiz.says.choose-first"))
    assert f"{module}/{item.id}" not in learner.kept("items")
    expect(question.button("check")).to_be_visible()


def test_no_answer_can_be_changed_while_its_verdict_stands(learner: Learner) -> None:
    module, item = first_with("ordering")
    question = asked(learner, module, item)
    question.answer(rightly=False)
    assert question.element.locator("fieldset button:enabled").count() == 0
    question.button("again").click()
    assert question.element.locator("fieldset button:enabled").count() == 2 * len(item.steps) - 2


def test_a_reflection_is_kept_and_not_judged(learner: Learner) -> None:
    module, item = first_with("reflection")
    page = learner.open(path_of(module))
    question = Question(page, item)
    assert question.element.locator("button").count() == 0
    question.element.locator("textarea").fill("What I think of it.")
    question.element.locator(".quiz__answer summary").click()
    expect(question.element.locator(".quiz__answer")).to_contain_text(shown(item.thoughts))
    page.reload()
    expect(question.element.locator("textarea")).to_have_value("What I think of it.")
    assert learner.kept("items") == {}


def test_a_quiz_asks_as_many_questions_as_its_author_wants_and_those_first_that_were_never_answered(
    learner: Learner,
) -> None:
    module, quiz = with_a_draw(safety=False)
    items = graded(quiz)
    never = items[-quiz.draw + 1 :]
    before = {
        item.id: index for index, item in enumerate(items[: -quiz.draw + 1][::-1])
    }  # the last one the longest ago
    learner.keep(items={f"{module}/{id_}": {"at": 1000 + time, "answers": []} for id_, time in before.items()})
    page = learner.open(path_of(module))
    drawn = [question.item.id for question in questions(page, quiz)]
    assert drawn == [items[len(items) - quiz.draw].id, *(item.id for item in never)]
    told = words("quiz.says.drawn", n=quiz.draw, total=len(items))
    expect(page.locator(".quiz__drawn")).to_have_text(told)


def test_another_draw_asks_the_others(learner: Learner) -> None:
    module, quiz = with_a_draw(safety=False)
    page = learner.open(path_of(module))
    first = questions(page, quiz)
    for question in first:
        question.answer(rightly=True)
    page.locator("[data-do=redraw]").click()
    left = {item.id for item in graded(quiz)} - {question.item.id for question in first}
    again = questions(page, quiz)
    assert len(again) == quiz.draw
    assert left <= {question.item.id for question in again}
    assert page.locator(".quiz__verdict:visible").count() == 0
    assert page.locator(".quiz__item:visible input:checked").count() == 0
    expect(page.locator(".quiz__end")).to_be_hidden()
    assert focused(page, ".quiz__item *")


def test_questions_about_safety_are_always_asked_and_count_towards_the_draw(learner: Learner) -> None:
    module, quiz = with_a_draw(safety=True)
    safety = {item.id for item in quiz.items if item.safety}
    learner.keep(items={f"{module}/{id_}": {"at": 1000, "answers": []} for id_ in safety})
    page = learner.open(path_of(module))
    drawn = set()
    for _ in range(4):
        now = {question.item.id for question in questions(page, quiz)}
        assert safety <= now
        assert len(now) == max(quiz.draw, len(safety))
        drawn |= now
        page.reload()
    assert len(drawn) > quiz.draw  # the others change


@each_language
def test_the_end_counts_what_fitted_at_once_and_gives_safety_no_score(code: str, learner: Learner) -> None:
    module, quiz = with_safety()
    page = learner.open(path_of(module, code))
    asked_now = questions(page, real_book().catalogs[code].quizzes[module])
    plain = [question for question in asked_now if not question.item.safety]
    safe = [question for question in asked_now if question.item.safety]
    for question in [*plain, *safe]:
        expect(page.locator(".quiz__end")).to_be_hidden()
        question.answer(rightly=question not in (plain[0], safe[0]))
    score = words("quiz.says.summary", code, n=len(plain) - 1, total=len(plain))
    expect(page.locator(".quiz__summary")).to_have_text(f"{score} {words('quiz.says.read-again', code, n=1)}")
    for question in (plain[0], safe[0]):
        question.button("again").click()
        question.answer(rightly=True)
    expect(page.locator(".quiz__summary")).to_have_text(f"{score} {words('quiz.says.passed', code)}")
    marked = {key.partition("/")[2] for key, entry in learner.kept("items").items() if entry.get("safety")}
    assert marked == {question.item.id for question in safe}


@each_kind
def test_a_question_is_answered_with_the_keyboard_alone(kind: str, learner: Learner) -> None:
    module, item = first_with(kind)
    question = asked(learner, module, item)
    page, keyboard = learner.page, learner.page.keyboard
    question.element.locator(":is(input, select, button):enabled").first.focus()
    keys = {
        "single": ["Space"],
        "multiple": ["Space", "Tab", "Space"],
        "true-false": ["ArrowDown"],
        "matching": [key for _ in getattr(item, "pairs", ()) for key in ("ArrowDown", "Tab")][:-1],
        "ordering": ["Enter", "Enter"],
        "fill-in": [*NOWHERE.replace(" ", "")],
    }[kind]
    for key in keys:
        keyboard.press(key)
    if kind == "ordering":
        expect(question.result).to_have_text(words("quiz.says.moved", n=3, total=len(item.steps)))
        assert focused(page, "[data-move='1'], [data-move='-1']")
    if kind == "fill-in":
        keyboard.press("Enter")
    else:
        press_tab_until(page, f"[data-item='{item.id}'] [data-do=check]", most=2 * len(keys) + 20)
        keyboard.press("Enter")
    expect(question.verdict).to_be_visible()
    assert focused(page, f"[data-item='{item.id}'] *")  # nobody is sent back to the top of the page


@each_language
def test_axe_finds_nothing_before_and_after_a_quiz(code: str, learner: Learner) -> None:
    module, quiz = with_a_draw(safety=True)
    page = learner.open(path_of(module, code))
    page.set_viewport_size(HIGH)
    assert violations(page, within=".quiz") == []
    asked_now = questions(page, real_book().catalogs[code].quizzes[module])
    for number, question in enumerate(asked_now):
        question.answer(rightly=bool(number % 2))
    assert violations(page, within=".quiz") == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, within=".quiz") == []


def options_of(item: Item) -> list[tuple[str, str]]:
    """Return the texts of a question with the feedback that belongs to each."""
    if item.kind == "true-false":
        return [("", item.when_true), ("", item.when_false)]
    if item.kind == "fill-in":
        return [(item.variants[0], item.when_right), ("", item.when_other)]
    if item.kind == "reflection":
        return [("", item.thoughts)]
    parts = {"matching": "pairs", "ordering": "steps"}.get(item.kind, "options")
    return [(getattr(part, "text", None) or part.left, part.feedback) for part in getattr(item, parts)]


@each_language
def test_without_scripts_every_answer_waits_behind_a_click(code: str, visit: Visitor) -> None:
    module, _ = with_a_draw(safety=True)
    page = visit(path_of(module, code), PLAIN)
    assert page.locator(".quiz button:visible").count() == 0
    for item in real_book().catalogs[code].quizzes[module].items:
        question = Question(page, item)
        expect(question.element).to_contain_text(shown(item.question).split("___")[0].strip())
        answer = question.element.locator(".quiz__answer")
        answer.locator("summary").click()
        for text, feedback in options_of(item):
            expect(answer).to_contain_text(shown(text))
            assert answer.get_by_text(shown(feedback)).first.is_visible()


def test_with_scripts_no_answer_stands_on_the_page_before_it_is_asked_for(learner: Learner) -> None:
    module, quiz = with_a_draw(safety=True)
    page = learner.open(path_of(module))
    text = page.locator("practice-quiz").inner_text()
    assert [item.id for item in graded(quiz) if any(shown(said) in text for _, said in options_of(item))] == []


def test_a_chosen_text_that_a_small_screen_cuts_off_stands_below_in_full(learner: Learner) -> None:
    module, item = first_with("matching")
    learner.page.set_viewport_size({"width": 320, "height": 640})
    question = asked(learner, module, item)
    question.element.locator("select").first.select_option(item.pairs[0].id)
    below = question.element.locator(".quiz__chosen").first
    expect(below).to_have_text(shown(item.pairs[0].right))
    expect(below).to_be_visible()


def test_a_quiz_is_printed_with_its_questions_and_without_its_buttons(learner: Learner) -> None:
    module, quiz = with_a_draw(safety=True)
    page = learner.open(path_of(module))
    page.emulate_media(media="print")
    assert page.locator(".quiz .quiz__buttons:visible, .quiz__move:visible").count() == 0
    assert len(questions(page, quiz)) == quiz.draw


def test_the_answers_of_two_tabs_are_both_kept(learner: Learner) -> None:
    module, quiz = with_a_draw(safety=False)
    learner.keep(items={f"{module}/{item.id}": answered(item) for item in graded(quiz)[quiz.draw :]})
    here, there = learner.open(path_of(module)), learner.tab()
    there.goto(learner.home + path_of(module))
    first, second = graded(quiz)[:2]
    Question(here, first).answer(rightly=True)
    Question(there, second).answer(rightly=True)
    assert {f"{module}/{first.id}", f"{module}/{second.id}"} <= set(learner.kept("items"))
