"""Questions on a page, and how somebody answers them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from coursebook.model.quiz import FillIn, Item, Matching, MultipleChoice, Ordering, Quiz, SingleChoice, TrueFalse
from coursebook.model.text import typographic
from tests.browser.learner import LONG_AGO, Entries, Learner, path_of
from tests.real_book import real_book

NOWHERE = "something else altogether"


@dataclass(frozen=True)
class Question:
    """One question on a page, and its record in the book."""

    page: Page
    item: Item

    @property
    def element(self) -> Locator:
        return self.page.locator(f'.quiz__item[data-item="{self.item.id}"]')

    @property
    def result(self) -> Locator:
        return self.element.locator(".quiz__result")

    @property
    def verdict(self) -> Locator:
        return self.element.locator(".quiz__verdict")

    def button(self, act: str) -> Locator:
        return self.element.locator(f"[data-do={act}]")

    def answer(self, rightly: bool) -> None:
        """Answer rightly or not, and check."""
        _WAYS[type(self.item)](self, rightly)
        self.button("check").click()
        expect(self.verdict).to_be_visible()


def questions(page: Page, quiz: Quiz) -> list[Question]:
    """Return the questions of `quiz` that `page` asks, without those that nobody grades."""
    found = [Question(page, item) for item in quiz.items if item.kind != "reflection"]
    return [question for question in found if question.element.is_visible()]


def first_with(kind: str) -> tuple[str, Item]:
    """Return the first question of `kind` in the book that is not about safety, and the code of its module."""
    quizzes = real_book().source.quizzes
    return next((code, item) for code, quiz in quizzes.items() for item in quiz.items if item.kind == kind)


def asked(learner: Learner, module: str, item: Item, code: str = "en") -> Question:
    """Return a question on its page, drawn for certain: the learner has answered all of the others before."""
    quiz = real_book().catalogs[code].quizzes[module]
    learner.keep(items={f"{module}/{other.id}": answered(other) for other in quiz.items if other.id != item.id})
    return Question(learner.open(path_of(module, code)), next(one for one in quiz.items if one.id == item.id))


def answered(item: Item, at: int = LONG_AGO) -> Entries:
    """Return what the browser keeps of `item` once it was answered."""
    return {
        "kind": item.kind,
        "competency": item.competency,
        "level": item.level,
        "right": True,
        "answers": [],
        "at": at,
    }


def shown(text: str) -> str:
    return typographic(text)


def _choose_one(question: Question, rightly: bool) -> None:
    option = next(option for option in question.item.options if option.correct == rightly)
    question.element.locator(f"input[value='{option.id}']").check()


def _choose_some(question: Question, rightly: bool) -> None:
    for option in question.item.options:
        box = question.element.locator(f"input[value='{option.id}']")
        box.set_checked(option.correct == rightly)


def _true_or_false(question: Question, rightly: bool) -> None:
    value = question.item.answer == rightly
    question.element.locator(f"input[value={str(value).lower()}]").check()


def _match(question: Question, rightly: bool) -> None:
    ids = [pair.id for pair in question.item.pairs]
    for left, right in zip(ids, ids if rightly else [*ids[1:], ids[0]], strict=True):
        question.element.locator(f"select[data-left='{left}']").select_option(right)


def _order(question: Question, rightly: bool) -> None:
    wanted = [step.id for step in question.item.steps]
    for place, id_ in enumerate(wanted if rightly else wanted[::-1]):
        step = question.element.locator(f"[data-step='{id_}']")
        while step.evaluate("(step) => [...step.parentElement.children].indexOf(step)") > place:
            step.locator("[data-move='-1']").click()


def _fill_in(question: Question, rightly: bool) -> None:
    question.element.locator(".quiz__gap input").fill(question.item.variants[0] if rightly else NOWHERE)


_WAYS = {
    SingleChoice: _choose_one,
    MultipleChoice: _choose_some,
    TrueFalse: _true_or_false,
    Matching: _match,
    Ordering: _order,
    FillIn: _fill_in,
}
