"""Quizzes as QTI 1.2 in the profile of Common Cartridge: what has a score, in the kinds that the profile knows."""

from collections.abc import Iterator

from lxml.etree import _Element

from coursebook.export.lms.courses import identifier, is_scored
from coursebook.export.lms.package import maker
from coursebook.export.lms.questions import accepted, asked, html, name, options, pairs, paragraphs
from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.quiz import FillIn, Item, Matching, MultipleChoice, Ordering, Quiz, TrueFalse
from coursebook.model.text import Text, typographic
from coursebook.views.quiz import mixed

Q = maker("http://www.imsglobal.org/xsd/ims_qtiasiv1p2")
_ANSWER = "response"
_RIGHT, _OTHER, _ALL = "right", "other", "for-all"


def assessment(catalog: Catalog, module: Module, quiz: Quiz) -> _Element:
    """Return the scored questions of a module as an assessment that can be taken as often as one likes."""
    items = [one for item in quiz.items if is_scored(item) for one in _items(catalog, module, item)]
    details = _metadata(
        cc_profile="cc.exam.v0p1",
        qmd_assessmenttype="Examination",
        qmd_scoretype="Percentage",
        cc_maxattempts="unlimited",
    )
    return Q.questestinterop(
        Q.assessment(
            details,
            Q.section(*items, ident="root_section"),
            ident=identifier("quiz", module.code),
            title=typographic(module.title),
        )
    )


def _items(catalog: Catalog, module: Module, item: Item) -> Iterator[_Element]:
    """Give a question; where the profile lacks its kind, one with a single right answer for each of its parts."""
    ident = identifier(module.code, item.id)
    if isinstance(item, FillIn):
        yield _item(ident, name(module, item), "fib", _fill_in(catalog, item))
    elif isinstance(item, Matching | Ordering):
        for id_, left, _ in pairs(item):
            yield _item(
                f"{ident}-{id_}", f"{name(module, item)}/{id_}", "multiple_choice", _part(catalog, item, id_, left)
            )
    else:
        kind = "multiple_response" if isinstance(item, MultipleChoice) else "multiple_choice"
        answer = _choice(catalog, item, paragraphs(catalog, asked(item)), options(catalog, item))
        yield _item(ident, name(module, item), "true_false" if isinstance(item, TrueFalse) else kind, answer)


def _item(ident: str, title: str, profile: str, parts: Iterator[_Element]) -> _Element:
    metadata = Q.itemmetadata(_metadata(cc_profile=f"cc.{profile}.v0p1"))
    return Q.item(metadata, *parts, ident=ident, title=title)


def _metadata(**fields: str) -> _Element:
    return Q.qtimetadata(
        *(Q.qtimetadatafield(Q.fieldlabel(label), Q.fieldentry(entry)) for label, entry in fields.items())
    )


def _part(catalog: Catalog, item: Matching | Ordering, id_: str, left: str) -> Iterator[_Element]:
    """Give the question for one pair: its left side, and all right sides to choose from."""
    words = {id_: text for id_, _, text in pairs(item)}
    parts = mixed(item.pairs if isinstance(item, Matching) else item.steps)
    choices = [(part.id, words[part.id], part.id == id_, part.feedback if part.id == id_ else None) for part in parts]
    return _choice(catalog, item, paragraphs(catalog, asked(item), left), choices)


def _choice(
    catalog: Catalog, item: Item, prompt: str, choices: list[tuple[str, Text, bool, Text | None]]
) -> Iterator[_Element]:
    """Give question, scoring and feedback where there are answers to choose from."""
    several = isinstance(item, MultipleChoice)
    labels = [Q.response_label(_material(html(catalog, text)), ident=id_) for id_, text, *_ in choices]
    answer = Q.response_lid(Q.render_choice(*labels), ident=_ANSWER, rcardinality="Multiple" if several else "Single")
    yield Q.presentation(_material(prompt), answer)
    right = [_equals(id_) if correct else getattr(Q, "not")(_equals(id_)) for id_, _, correct, _ in choices]
    score = [getattr(Q, "and")(*right)] if several else [_equals(id_) for id_, _, correct, _ in choices if correct]
    said = {id_: why for id_, _, _, why in choices if why}
    yield from _processed(catalog, item, score, {id_: [_equals(id_)] for id_ in said}, said)


def _fill_in(catalog: Catalog, item: FillIn) -> Iterator[_Element]:
    field = Q.response_str(Q.render_fib(prompt="Dashed"), ident=_ANSWER, rcardinality="Single")
    yield Q.presentation(_material(paragraphs(catalog, asked(item))), field)

    def variants() -> list[_Element]:
        return [_equals(word, case="No") for word in accepted(item)]

    other = getattr(Q, "not")(getattr(Q, "or")(*variants()))
    said = {_RIGHT: item.when_right, _OTHER: item.when_other}
    yield from _processed(catalog, item, variants(), {_RIGHT: variants(), _OTHER: [other]}, said)


def _processed(
    catalog: Catalog, item: Item, score: list[_Element], shows: dict[str, list[_Element]], said: dict[str, Text]
) -> Iterator[_Element]:
    """Give the rules, feedback before score as the profile wants it, and then the words of the feedback."""
    said = said | ({_ALL: item.feedback} if item.feedback else {})
    shows = shows | ({_ALL: [Q.other()]} if item.feedback else {})
    rules = [
        Q.respcondition(
            Q.conditionvar(*when), Q.displayfeedback(feedbacktype="Response", linkrefid=id_), {"continue": "Yes"}
        )
        for id_, when in shows.items()
    ]
    full = Q.setvar("100", action="Set", varname="SCORE")
    rules.append(Q.respcondition(Q.conditionvar(*score), full, {"continue": "No"}))
    variable = Q.decvar(maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    yield Q.resprocessing(Q.outcomes(variable), *rules)
    for id_, text in said.items():
        yield Q.itemfeedback(Q.flow_mat(_material(paragraphs(catalog, text))), ident=id_)


def _equals(value: str, **more: str) -> _Element:
    return Q.varequal(value, respident=_ANSWER, **more)


def _material(markup: str) -> _Element:
    return Q.material(Q.mattext(str(markup), texttype="text/html"))
