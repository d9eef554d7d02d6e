"""A style sheet without the rules that can match nothing on our pages."""

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_NAME = re.compile(r"[\w-]+")
_OF_CODE = 3  # letters
_GROUPS = ("media", "supports", "layer")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;{}"'])*;?""")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word of `texts` that may be the name of a class or the value of an attribute."""
    return frozenset(name for text in texts for name in _NAME.findall(text))


def used(css: str, names: frozenset[str]) -> str:
    """Return `css` with only those selectors whose classes, ids and attributes are all among `names`.

    What this cannot judge (tags, states, what `:is()` and `:not()` say) counts as used, and so do the names of two or
    three letters that parts of code have.
    """
    return "".join(_used(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), names))


def _used(rules: Iterable[Node], names: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [tinycss2.serialize(one) for one in _selectors(rule) if _named(one) <= names]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.at_keyword in _GROUPS and rule.content:
            inner = "".join(_used(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), names))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(rule: QualifiedRule) -> Iterator[list[Node]]:
    """Give what stands between the commas of a list of selectors."""
    one: list[Node] = []
    for token in rule.prelude:
        if token == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def _named(selector: list[Node]) -> set[str]:
    """Return the classes, ids, attributes and values of attributes that `selector` asks for."""
    pairs = zip(selector, selector[1:], strict=False)
    classes = {token.value for before, token in pairs if before == "." and token.type == "ident"}
    ids = {token.value for token in selector if token.type == "hash"}
    inside = (token for block in selector if block.type == "[] block" for token in block.content)
    values = {token.value for token in inside if token.type in ("ident", "string")}
    return {name for name in classes | ids | values if len(name) > _OF_CODE}


def without_unasked(css: str, others: str) -> str:
    """Return `css` without the custom properties that neither it nor the style sheets `others` ask for.

    Most are pictures, for parts of the theme that the book does not have.
    """
    asked = set(_ASKED.findall(css + others))
    shorter = _PROPERTY.sub(lambda found: found[0] if found[1] in asked else "", css)
    return shorter if shorter == css else without_unasked(shorter, others)
