"""The cards of the review: every question that has a right answer and every term, each with its answer, and no more."""

import pytest

from coursebook.views import review_cards
from tests.conftest import Drawing
from tests.document import Document, Element
from tests.real_book import real_book

QUIZ = """
items:
  - id: pause
    kind: single
    competency: A1
    question: Lena looks away. What do you do?
    feedback: A pause is long only for whoever waits.
    options:
      - {id: advise, text: You give advice., feedback: Advice comes early here.}
      - {id: wait, text: You wait a little., correct: true, feedback: She can go on.}
  - id: helps
    kind: multiple
    competency: A1
    safety: true
    question: What keeps somebody safe?
    options:
      - {id: stay, text: You stay., correct: true, feedback: Nobody is alone.}
      - {id: hide, text: You keep it secret., feedback: A secret weighs.}
      - {id: ask, text: You ask., correct: true, feedback: The word can be said.}
  - {id: equal, kind: "true-false", competency: A1, question: Peers decide for others., answer: false,
     when_true: Nobody does., when_false: Each decides alone.}
  - id: words
    kind: matching
    competency: A1
    question: Which belong together?
    pairs:
      - {id: one, left: An echo, right: Listening, feedback: It says back.}
      - {id: two, left: A plan, right: Advising, feedback: It leads.}
  - id: order
    kind: ordering
    competency: A1
    question: In which order?
    steps:
      - {id: hello, text: Say hello, feedback: First of all.}
      - {id: chair, text: Take a chair, feedback: Then sit.}
      - {id: ask, text: Ask, feedback: Then ask.}
  - {id: gap, kind: fill-in, competency: A1, question: "An ___ question has many answers.",
     accepts: "open | an open", when_right: It leaves room., when_other: It is open.}
  - {id: think, kind: reflection, competency: A1, question: What helps you?, thoughts: Many things.}
"""
ONLY_OPEN = """
items:
  - {id: think, kind: reflection, competency: A1, question: What helps you?, thoughts: Many things.}
"""
START, GO_ON = "courses/en/first/start.quiz.yml", "courses/en/first/go-on.quiz.yml"


@pytest.fixture
def drawn(small: Drawing) -> Drawing:
    """The small book with one quiz of all kinds of questions."""
    without_quizzes(small).draw({START: QUIZ})
    return small


def without_quizzes(small: Drawing) -> Drawing:
    small.draw({str(path.relative_to(small.root)): None for path in small.root.rglob("*.quiz.yml")})
    return small


@pytest.fixture
def page(here, drawn: Drawing) -> Document:
    return parted(review_cards.html(here("my/review.md", drawn.load().source)))


def parted(html: str) -> Document:
    """Return a document whose lines and paragraphs do not run together as text."""
    return Document(str(html).replace("<li>", " <li>").replace("<p>", " <p>"))


def cards(page: Document) -> dict[str, Element]:
    return {element["id"]: element for element in page.all("details") if element["id"]}


def test_every_question_with_a_right_answer_is_a_card_and_then_every_term(page: Document) -> None:
    items = ["pause", "helps", "equal", "words", "order", "gap"]
    assert list(cards(page)) == [*(f"K1.1/{item}" for item in items), "term/peer", "term/peer-support"]
    assert "8 cards" in page.elements[0].text


def test_a_card_asks_its_question_and_hides_the_answer_behind_it(page: Document) -> None:
    asked = [element.text for element in page.all("summary")][1:]
    assert asked == [
        "Lena looks away. What do you do?",
        "What keeps somebody safe?",
        "Peers decide for others. True or false?",
        "Which belong together?",
        "In which order?",
        "An ………… question has many answers.",
        "peer",
        "peer support",
    ]


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (
            "pause",
            "You give advice. This fits: You wait a little. She can go on. A pause is long only for whoever waits.",
        ),
        (
            "helps",
            "This fits: You stay. Nobody is alone. You keep it secret. This fits: You ask. The word can be said.",
        ),
        ("equal", "False: Each decides alone."),
        ("words", "An echo → Listening: It says back. A plan → Advising: It leads."),
        ("order", "Say hello First of all. Take a chair Then sit. Ask Then ask."),
    ],
)
def test_the_answer_has_what_is_right_with_its_feedback_and_the_feedback_of_nothing_else(
    page: Document, item: str, answer: str
) -> None:
    card = cards(page)[f"K1.1/{item}"].text
    assert card.partition("? ")[2] == answer


def test_a_gap_is_filled(page: Document) -> None:
    assert cards(page)["K1.1/gap"].text == "An ………… question has many answers. open: It leaves room."


def test_a_term_says_what_it_means(page: Document) -> None:
    assert cards(page)["term/peer"].text == "peer Somebody who lived through something similar."


def test_a_card_carries_nothing_that_is_not_needed(page: Document) -> None:
    assert {name: element.attributes for name, element in cards(page).items() if len(element.attributes) > 1} == {
        "K1.1/helps": {"id": "K1.1/helps", "data-safety": ""}
    }


def test_the_cards_of_a_module_stand_under_a_link_to_it(page: Document) -> None:
    assert [heading.text for heading in page.all("h3")] == ["K1.1 Start", "Words of the glossary"]
    assert page.one("a", href="../../courses/first/start/").text == "K1.1 Start"


def test_a_module_with_open_questions_only_has_no_cards(here, drawn: Drawing) -> None:
    drawn.draw({GO_ON: ONLY_OPEN})
    html = review_cards.html(here("my/review.md", drawn.load().source))
    assert "K1.2" not in html


def test_words_that_are_not_translated_say_which_language_they_are_in(here, drawn: Drawing) -> None:
    drawn.draw({"docs/_data/glossary.yml": {"en: [peer]\n      fr: [pair]": "en: [peer]"}})
    page = Document(review_cards.html(here("my/review.md", drawn.load().catalogs["fr"])))
    english = [element.text for element in page.all("span", lang="en")]
    assert {"An ………… question has many answers.", "open", "You wait a little.", "peer"} <= set(english)
    assert "pair-aidance" not in english


def test_a_book_without_quizzes_has_the_cards_of_its_terms(here, small: Drawing) -> None:
    page = Document(review_cards.html(here("my/review.md", without_quizzes(small).load().source)))
    assert list(cards(page)) == ["term/peer", "term/peer-support"]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_real_book_has_a_card_for_each_of_its_questions(here, code: str) -> None:
    catalog = real_book().catalogs[code]
    wanted = [f"{c}/{i.id}" for c, quiz in catalog.quizzes.items() for i in quiz.items if i.kind != "reflection"]
    page = Document(review_cards.html(here("my/review.md", catalog)))
    assert [name for name in cards(page) if not name.startswith("term/")] == wanted
    assert len(cards(page)) == len(wanted) + len(catalog.terms)
