"""Questions as items of QTI 2.1 (1EdTech Question and Test Interoperability): each kind has its own interaction."""

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element

from coursebook.export.lms.courses import identifier, is_scored
from coursebook.export.lms.package import XML_LANG, maker
from coursebook.export.lms.questions import accepted, asked, html, name, options, pairs, paragraphs, reasons
from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.quiz import FillIn, Item, Matching, MultipleChoice, Ordering, Reflection
from coursebook.views.quiz import GAP, mixed

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
Q = maker(NAMESPACE)
_ANSWER, _SCORE, _FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"
_RIGHT, _OTHER, _ALWAYS = "right", "other", "always"  # which feedback is shown
_TYPES = {  # cardinality and type of the answer
    "single": ("single", "identifier"),
    "true-false": ("single", "identifier"),
    "multiple": ("multiple", "identifier"),
    "matching": ("multiple", "directedPair"),
    "ordering": ("ordered", "identifier"),
    "fill-in": ("single", "string"),
    "reflection": ("single", "string"),
}


def item_name(module: Module, item: Item) -> str:
    """Return the identifier of an item in its package: `K2.2-looks-away`."""
    return identifier(module.code, item.id)


def qti_item(catalog: Catalog, module: Module, item: Item) -> _Element:
    """Return a question. One about safety and an open one have no score; feedback comes after the answer."""
    return Q.assessmentItem(
        _declaration(item),
        *([_outcome(_SCORE, "single", "float")] if is_scored(item) else []),
        _outcome(_FEEDBACK, "multiple", "identifier"),
        Q.itemBody(*_body(catalog, item)),
        Q.responseProcessing(*_processing(item)),
        *_feedback(catalog, item),
        {XML_LANG: item.question.language or catalog.locale},
        identifier=item_name(module, item),
        title=name(module, item),
        label=item.competency,
        adaptive="false",
        timeDependent="false",
    )


def _declaration(item: Item) -> _Element:
    cardinality, base = _TYPES[item.kind]
    declaration = Q.responseDeclaration(identifier=_ANSWER, cardinality=cardinality, baseType=base)
    right = list(_right(item))
    if right:
        declaration.append(Q.correctResponse(*map(Q.value, right)))
    if isinstance(item, FillIn):
        entries = [Q.mapEntry(mapKey=word, mappedValue="1", caseSensitive="false") for word in accepted(item)]
        declaration.append(Q.mapping(*entries, defaultValue="0"))
    return declaration


def _right(item: Item) -> Iterator[str]:
    if isinstance(item, Matching):
        yield from (f"{_left(pair.id)} {_choice(pair.id)}" for pair in item.pairs)
    elif isinstance(item, Ordering):
        yield from (_choice(step.id) for step in item.steps)
    elif isinstance(item, FillIn):
        yield item.variants[0]
    elif item.kind == "true-false":
        yield _choice(str(item.answer).lower())
    elif not isinstance(item, Reflection):
        yield from (_choice(option.id) for option in item.options if option.correct)


def _outcome(identifier_: str, cardinality: str, base: str) -> _Element:
    outcome = Q.outcomeDeclaration(identifier=identifier_, cardinality=cardinality, baseType=base)
    if identifier_ == _SCORE:
        outcome.append(Q.defaultValue(Q.value("0")))
        outcome.set("normalMaximum", "1")
    return outcome


def _body(catalog: Catalog, item: Item) -> Iterator[_Element]:
    if isinstance(item, FillIn):
        before, _, after = item.question.partition(GAP)
        gap = Q.textEntryInteraction(responseIdentifier=_ANSWER, expectedLength="20")
        yield Q.p(*_marked(html(catalog, before)), gap, *_marked(html(catalog, after)))
        return
    prompt = Q.prompt(*_marked(html(catalog, asked(item))))
    if isinstance(item, Reflection):
        yield Q.extendedTextInteraction(prompt, responseIdentifier=_ANSWER, minStrings="0")
    elif isinstance(item, Matching):
        yield _matching(catalog, item, prompt)
    elif isinstance(item, Ordering):
        steps = [_simple(catalog, step.id, step.text) for step in mixed(item.steps)]
        yield Q.orderInteraction(prompt, *steps, responseIdentifier=_ANSWER, shuffle="false")
    else:
        several = isinstance(item, MultipleChoice)
        choices = [_simple(catalog, id_, text) for id_, text, *_ in options(catalog, item)]
        most = {"maxChoices": "0" if several else "1", "shuffle": str(item.kind != "true-false").lower()}
        yield Q.choiceInteraction(prompt, *choices, responseIdentifier=_ANSWER, **most)


def _simple(catalog: Catalog, id_: str, text: str) -> _Element:
    return Q.simpleChoice(*_marked(html(catalog, text)), identifier=_choice(id_))


def _matching(catalog: Catalog, item: Matching, prompt: _Element) -> _Element:
    def side(entries: Iterable[tuple[str, str]]) -> _Element:
        one = {"matchMax": "1"}
        choices = (
            Q.simpleAssociableChoice(*_marked(html(catalog, text)), identifier=id_, **one) for id_, text in entries
        )
        return Q.simpleMatchSet(*choices)

    left = side((_left(id_), text) for id_, text, _ in pairs(item))
    right = side((_choice(pair.id), pair.right) for pair in mixed(item.pairs))
    most = {"maxAssociations": str(len(item.pairs)), "shuffle": "false"}
    return Q.matchInteraction(prompt, left, right, responseIdentifier=_ANSWER, **most)


def _processing(item: Item) -> Iterator[_Element]:
    """Give the rules that set score and feedback from the answer."""
    if isinstance(item, Reflection):
        yield _show(_ALWAYS)
        return
    right, other = [], []
    if is_scored(item):
        right.append(_set(_SCORE, Q.baseValue("1", baseType="float")))
    if isinstance(item, FillIn | Matching | Ordering):
        right.append(_show(_RIGHT))
        other.append(_show(_OTHER))
    else:
        chosen = Q.variable(identifier=_ANSWER)
        yield _set(_FEEDBACK, chosen if isinstance(item, MultipleChoice) else Q.multiple(chosen))
    if right:
        yield Q.responseCondition(Q.responseIf(_is_right(item), *right), *([Q.responseElse(*other)] if other else []))


def _is_right(item: Item) -> _Element:
    if isinstance(item, FillIn):
        return Q.gt(Q.mapResponse(identifier=_ANSWER), Q.baseValue("0", baseType="float"))
    return Q.match(Q.variable(identifier=_ANSWER), Q.correct(identifier=_ANSWER))


def _show(which: str) -> _Element:
    return _set(_FEEDBACK, Q.multiple(Q.baseValue(which, baseType="identifier")))


def _set(outcome: str, value: _Element) -> _Element:
    return Q.setOutcomeValue(value, identifier=outcome)


def _feedback(catalog: Catalog, item: Item) -> Iterator[_Element]:
    """Give what is said after an answer, by what was answered."""
    for_all = [item.feedback] if item.feedback else []
    if isinstance(item, Reflection):
        said = [(_ALWAYS, [item.thoughts, *for_all])]
    elif isinstance(item, FillIn):
        said = [(_RIGHT, [item.when_right, *for_all]), (_OTHER, [item.when_other, *for_all])]
    elif isinstance(item, Matching | Ordering):
        said = [(_RIGHT, list(reasons(item))), (_OTHER, for_all)]
    else:
        said = [(_choice(id_), [why, *for_all]) for id_, _, _, why in options(catalog, item)]
    for shown, texts in said:
        if texts:
            content = _marked(paragraphs(catalog, *texts))
            yield Q.modalFeedback(*content, outcomeIdentifier=_FEEDBACK, identifier=shown, showHide="show")


def _choice(id_: str) -> str:
    return f"choice-{id_}"  # an identifier must not begin with a digit


def _left(id_: str) -> str:
    return f"left-{id_}"


def _marked(markup: str) -> list[_Element]:
    """Return HTML as elements of QTI."""
    found = list(etree.fromstring(f'<div xmlns="{NAMESPACE}">{markup}</div>'))
    for element in (element for top in found for element in top.iter()):
        language = element.attrib.pop("lang", None)
        if language:
            element.set(XML_LANG, language)
    return found
