"""Review: every question with a right answer and every term, as cards; a script brings back a few of them a day."""

from coursebook.model.glossary import Term
from coursebook.model.quiz import Item, Reflection
from coursebook.model.text import Text
from coursebook.views.alphabet import alphabetical
from coursebook.views.here import Here
from coursebook.views.quiz import answer, question


def html(here: Here) -> str:
    """Return all cards, questions by module and then terms, each with its answer behind a click."""
    catalog = here.catalog
    groups = [(catalog.modules[code], cards(quiz.items)) for code, quiz in catalog.quizzes.items() if here.way_of(code)]
    terms = sorted(((_word(here, term), term) for term in catalog.terms), key=lambda pair: alphabetical(pair[0]))
    return here.render(
        "review-cards",
        groups=[group for group in groups if group[1]],
        terms=terms,
        count=len(terms) + sum(len(items) for _, items in groups),
        question=question,
        answer=answer,
    )


def cards(items: tuple[Item, ...]) -> list[Item]:
    """Return the items that have a right answer."""
    return [item for item in items if not isinstance(item, Reflection)]


def _word(here: Here, term: Term) -> Text:
    catalog = here.catalog
    if catalog.locale in term.words:
        return Text(term.words[catalog.locale][0])
    return Text(term.words[catalog.source_locale][0]).in_language(catalog.source_locale)
