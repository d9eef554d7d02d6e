"""A quiz on paper: questions with room for an answer, and all answers at the end of the chapter."""

from collections.abc import Iterator
from string import ascii_uppercase

from lxml import html
from lxml.builder import ElementMaker
from lxml.html import HtmlElement

from coursebook.model.words import Words

E = ElementMaker(makeelement=html.Element)


def quiz(article: HtmlElement, words: Words) -> None:
    """Change each quiz of `article` into questions, and put their answers into a section at its end."""
    items = article.xpath(".//li[contains(@class, 'quiz__item')]")
    if not items:
        return
    for number, item in enumerate(items, 1):
        _options(item)
        _pairs(item)
        _steps(item)
        for question in item.iter("legend"):
            question.set("class", "quiz__question")
            question.text = f"{number}. {question.text or ''}"
    title = E.h2(str(words("documents.answers")), id="answers")
    answers = E.ol(*(_answer(item, number) for number, item in enumerate(items, 1)))
    article.append(E.section(title, answers, {"class": "answers"}))


def _options(item: HtmlElement) -> None:
    """Make the options a list of boxes to tick."""
    options = item.xpath(".//label[contains(@class, 'quiz__option')]")
    if options:
        boxes = E.ul({"class": "boxes"})
        options[0].addprevious(boxes)
        for option in options:
            boxes.append(E.li(E.span("☐ ", {"class": "box"}), *option.xpath("./span[not(@class)]")))
            option.drop_tree()


def _pairs(item: HtmlElement) -> None:
    """Put the right halves below the left ones, with letters to write beside these."""
    selects = list(item.iter("select"))
    if not selects:
        return
    choices = [option for option in selects[0].iter("option") if option.get("value")]
    lettered = [E.li(f"{letter}. {option.text}") for letter, option in zip(ascii_uppercase, choices, strict=False)]
    pairs = next(iter(item.xpath(".//ul[contains(@class, 'quiz__pairs')]")))
    pairs.addnext(E.ul(*lettered, {"class": "letters"}))
    for label in pairs.iter("label"):
        label.addprevious(_gap())


def _steps(item: HtmlElement) -> None:
    """Give each step that is to be put in order room for its number."""
    for steps in item.xpath(".//ol[contains(@class, 'quiz__steps')]"):
        steps.tag = "ul"
        for step in steps:
            step.insert(0, _gap())


def _gap() -> HtmlElement:
    return E.span("____ ", {"class": "gap"})


def _answer(item: HtmlElement, number: int) -> HtmlElement:
    """Return the answer of an item, with its hint, out of the item."""
    parts = [part for details in _details(item) for part in _opened(details)]
    return E.li(*parts, {"value": str(number), "class": "answer"})


def _details(item: HtmlElement) -> Iterator[HtmlElement]:
    """Give the hint and the answer, taken out of the item."""
    for details in list(item.iter("details")):
        details.drop_tree()
        yield details


def _opened(details: HtmlElement) -> list[HtmlElement]:
    """Return what `details` hold; only a hint says what it is, the rest stands under the heading "Answers"."""
    summary = E.p(details.findtext("summary") or "", {"class": "summary"})
    hint = [summary] if "quiz__hint" in details.get("class") else []
    return [*hint, *(part for part in details if part.tag != "summary")]
