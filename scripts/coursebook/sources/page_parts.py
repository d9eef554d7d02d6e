"""The text of a page -> its headings, links and macros, by line."""

import re

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown.extensions.toc import slugify, unique
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from coursebook.model.macro import MACROS, SYNTAX
from coursebook.model.page import Call, Heading, Link
from coursebook.problems import Problem, SourceError
from coursebook.sources.plain_calls import all_plain, plain_calls

_BOX = re.compile(r"^( *)(?:!!!|\?\?\?\+?|===\+?!?) ")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}]*)\}[ \t]*$")
_ANCHOR = re.compile(r"(?:^|\s)#([^\s}]+)")

_macros = Environment(autoescape=False, **SYNTAX)


def _inline(state: StateCore) -> None:
    """Read the text of headings, and what may hold a link: nothing else is asked for."""
    before = ""
    for token in state.tokens:
        if token.type == "inline" and (before == "heading_open" or "[" in token.content or "<" in token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        before = token.type


_commonmark = MarkdownIt("commonmark").enable("table")
_commonmark.core.ruler.at("inline", _inline)
_commonmark.validateLink = lambda _url: True  # a link that is not safe is a link too: a check refuses it


def tokens(text: str) -> list[Token]:
    """Return what CommonMark sees in `text`; only headings and what may hold links are read to the end."""
    return _commonmark.parse(_unboxed(text))


def _unboxed(text: str) -> str:
    """Return `text` with the content of boxes (`!!! note`) moved left, line for line: CommonMark has none."""
    lines = text.split("\n")
    for start, line in enumerate(lines):
        match = _BOX.match(line)
        if not match:
            continue
        lines[start] = ""
        margin = match[1] + "    "
        for index in range(start + 1, len(lines)):
            if lines[index].strip() and not lines[index].startswith(margin):
                break
            lines[index] = match[1] + lines[index][len(margin) :]
    return "\n".join(lines)


def headings(tokens: list[Token], first_line: int) -> tuple[Heading, ...]:
    """Return the headings among `tokens`, each with the anchor that the site gives it."""
    used: set[str] = set()
    found = []
    for token, content in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.map:
            text, anchor, safety = _heading(content.content)
            anchor = anchor or unique(slugify(_plain(content, text), "-"), used)
            used.add(anchor)
            found.append(Heading(int(token.tag[1]), text, anchor, token.map[0] + first_line, safety))
    return tuple(found)


def _heading(content: str) -> tuple[str, str | None, bool]:
    """Return the words of a heading, the anchor that it names, and whether it is marked as being about safety."""
    match = _ATTRIBUTES.search(content)
    if not match:
        return content, None, False
    anchor = _ANCHOR.search(match[1])
    return content[: match.start()], anchor[1] if anchor else None, ".safety" in match[1].split()


def _plain(inline: Token, text: str) -> str:
    pieces = [child.content for child in inline.children or [] if child.type in ("text", "code_inline")]
    return "".join(pieces)[: len(text)] if text != inline.content else "".join(pieces)


def links(tokens: list[Token], first_line: int) -> tuple[Link, ...]:
    """Return the links and images among `tokens`."""
    found = []
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        line = token.map[0] + first_line
        for index, child in enumerate(token.children or []):
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "image":
                found.append(Link(str(child.attrs["src"]), child.content, line, image=True))
            elif child.type == "link_open":
                text = token.children[index + 1].content if token.children else ""
                found.append(Link(str(child.attrs["href"]), text, line))
    return tuple(found)


def calls(text: str, shown: str, first_line: int) -> tuple[Call, ...]:
    """Return the macro calls of `text`. Anything else between braces is refused: a page is not a program."""
    if all_plain(text, MACROS):
        return tuple(
            Call(match[1], *given, first_line + text.count("\n", 0, match.start()))
            for match, given in plain_calls(text)
        )
    return tuple(_calls_by_jinja(text, shown, first_line))


def _calls_by_jinja(text: str, shown: str, first_line: int) -> list[Call]:
    try:
        template = _macros.parse(text)
    except RecursionError as error:
        fact, remedy = "the macros are nested too deeply to be read", "close brackets where they end"
        raise SourceError([Problem(shown, first_line, fact, remedy)]) from error
    except TemplateSyntaxError as error:
        remedy = 'write a macro as {{ name("argument") }}, with straight quotation marks'
        raise SourceError(
            [Problem(shown, error.lineno + first_line - 1, f"the macro cannot be read: {error.message}", remedy)]
        ) from None
    found, problems = [], []
    for node in _expressions(template):
        line = node.lineno + first_line - 1
        try:
            found.append(_call(node, line))
        except ValueError as error:
            remedy = 'a page may only call macros with plain texts: {{ link("H7") }}; put code to show in `backticks`'
            problems.append(Problem(shown, line, str(error), remedy))
    if problems:
        raise SourceError(problems)
    return found


def _expressions(template: nodes.Template) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for statement in template.body:
        inner = statement.nodes if isinstance(statement, nodes.Output) else [statement]
        found += [node for node in inner if not isinstance(node, nodes.TemplateData)]
    return found


def _call(node: nodes.Node, line: int) -> Call:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        raise ValueError("this is not a call of a macro")
    if node.dyn_args or node.dyn_kwargs:
        raise ValueError(f"`{node.node.name}` is given more than plain texts")
    named = tuple((item.key, _constant(item.value, node.node.name)) for item in node.kwargs)
    return Call(node.node.name, tuple(_constant(item, node.node.name) for item in node.args), named, line)


def _constant(node: nodes.Node, macro: str) -> object:
    if not isinstance(node, nodes.Const):
        raise ValueError(f"`{macro}` is given more than plain texts")
    return node.value
