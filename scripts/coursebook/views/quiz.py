"""A quiz: questions, then answers with feedback; with a script it checks what the learner chose."""

import json
from hashlib import sha256
from typing import TypeVar

from coursebook.model.quiz import FillIn, Item, Matching, OrderedStep, Ordering, Pair, Reflection, TrueFalse
from coursebook.model.text import Text
from coursebook.views.here import Here

GAP = "___"
Part = TypeVar("Part", Pair, OrderedStep)


def html(here: Here, module: str) -> str:
    """Return the quiz of a module, complete without a script: each answer and its feedback wait behind a click."""
    quiz = here.catalog.quizzes[module]
    here.used.add("kept-text")
    return here.render(
        "quiz",
        module=here.catalog.modules[module],
        quiz=quiz,
        key=key,
        question=question,
        answer=answer,
        mixed=mixed,
        safety=any(item.safety for item in quiz.items),
    )


def key(item: Item) -> str | None:
    """Return the right answer as JSON, in the form that overrides/lib/scoring.js compares; None where there is none."""
    if isinstance(item, Reflection):
        return None
    if isinstance(item, TrueFalse):
        answer: object = item.answer
    elif isinstance(item, Matching):
        answer = {pair.id: pair.id for pair in item.pairs}
    elif isinstance(item, Ordering):
        answer = [step.id for step in item.steps]
    elif isinstance(item, FillIn):
        answer = item.variants
    else:
        right = [option.id for option in item.options if option.correct]
        answer = right if item.kind == "multiple" else right[0]
    return json.dumps(answer, ensure_ascii=False)


def question(item: Item) -> Text:
    """Return what `item` asks, with dots for the gap."""
    return _with_language(item.question, item.question.replace(GAP, "…………"))


def answer(item: FillIn) -> Text:
    """Return the words that fill the gap best."""
    return _with_language(item.accepts, item.variants[0])


def _with_language(text: Text, words: str) -> Text:
    return Text(words).in_language(text.language) if text.language else Text(words)


def mixed(parts: tuple[Part, ...]) -> list[Part]:
    """Return `parts` in an order that gives nothing away, the same in all builds and languages: by digests of ids."""
    order = sorted(parts, key=lambda part: sha256(part.id.encode()).digest())
    return order if order != list(parts) else [*order[1:], order[0]]
