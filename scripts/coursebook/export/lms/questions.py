"""Questions for the banks of learning platforms: words as HTML, and the nearest kind where one does not exist there."""

from collections.abc import Iterator

from babel import Locale
from markupsafe import Markup

from coursebook.export.lms.courses import CourseEdition
from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.quiz import FillIn, Item, Matching, Ordering, TrueFalse
from coursebook.model.text import Text, typographic
from coursebook.views.quiz import GAP

BLANK = "_____"


def html(catalog: Catalog, text: str) -> Markup:
    """Return words with their language and direction: a platform may have others."""
    language = getattr(text, "language", None) or catalog.locale
    direction = Locale.parse(language).text_direction
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language, direction, typographic(text))


def paragraphs(catalog: Catalog, *texts: str | None) -> Markup:
    """Return each of the texts that there are as a paragraph."""
    return Markup("").join(Markup("<p>{}</p>").format(html(catalog, text)) for text in texts if text)


def asked(item: Item) -> Text:
    """Return the question, with a line in the place of its gap."""
    if not isinstance(item, FillIn):
        return item.question
    text = Text(item.question.replace(GAP, BLANK))
    return text.in_language(item.question.language) if item.question.language else text


def category(course: CourseEdition, module: Module) -> str:
    """Return the folder of a bank for the questions of a module, below one for its course."""
    parts = (course.course.title, f"{module.code} {module.title}")
    return "/".join(typographic(part).replace("/", "//") for part in parts)


def name(module: Module, item: Item) -> str:
    """Return the name of a question in a bank: `K2.2/looks-away`."""
    return f"{module.code}/{item.id}"


def options(catalog: Catalog, item: Item) -> list[tuple[str, Text, bool, Text]]:
    """Return what one can choose from: id, words, whether it is right, what it gets to hear."""
    if isinstance(item, TrueFalse):
        true, false = (Text(catalog.words(key)) for key in ("quiz.true", "quiz.false"))
        return [("true", true, item.answer, item.when_true), ("false", false, not item.answer, item.when_false)]
    return [(option.id, option.text, option.correct, option.feedback) for option in item.options]


def pairs(item: Matching | Ordering) -> list[tuple[str, str, Text]]:
    """Return id, left and right side of each pair; steps in order are paired with their numbers."""
    if isinstance(item, Ordering):
        return [(step.id, str(number), step.text) for number, step in enumerate(item.steps, 1)]
    return [(pair.id, pair.left, pair.right) for pair in item.pairs]


def reasons(item: Matching | Ordering) -> Iterator[Text]:
    """Give why things belong together or stand at their place, and what is said to everybody."""
    yield from (part.feedback for part in (item.pairs if isinstance(item, Matching) else item.steps))
    if item.feedback:
        yield item.feedback


def accepted(item: FillIn) -> list[str]:
    """Return the words that fill the gap, with either kind of apostrophe: platforms compare signs, not letters."""
    return list(dict.fromkeys(form for word in item.variants for form in (word, typographic(word))))


def credit(item: Item, correct: bool) -> float:
    """Return the percentage that choosing an option adds: all right ones give 100, all options together nothing."""
    right = sum(option.correct for option in item.options)
    return 100 / right if correct else -100 / max(1, len(item.options) - right)
