"""A Markdown page: its front matter as a record, its text with headings, links, macros and raw HTML by line."""

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown.extensions.toc import slugify, unique
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coursebook.model.page import Call, FrontMatter, Heading, Link, Page, RawHtml
from coursebook.problems import Problem, SourceError
from coursebook.sources.record_file import to_record
from coursebook.sources.text_file import read_text
from coursebook.sources.yaml_file import YamlFile, parse_yaml

# `{#` opens no comment, so that a heading may carry an anchor: `## Title {#anchor}`.
SYNTAX = {"comment_start_string": "{#~", "comment_end_string": "~#}"}

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Code as Python-Markdown and SuperFences see it, and never more than they do: what is no code there would run.
_CODE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>(?P<mark>[`~])(?P=mark){2,})(?!(?P=mark))[ ]*[\w#.+-]*[ ]*\n"
    r"(?:(?:(?P=indent)[^\n]*|(?!(?P=indent))[ ]*)\n)*?(?P=indent)(?P=fence)[ ]*$"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_BOX = re.compile(r"^( *)(?:!!!|\?\?\?\+?|===\+?!?) ")
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^\s<>]*(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>?|<[!?][^>]*>?", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]*:(?://[^\s<>]*|[^\s<>/=]*)|[\w.+-]+@[\w.-]+)>", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}]*)\}[ \t]*$")
_ANCHOR = re.compile(r"(?:^|\s)#([^\s}]+)")

_commonmark = MarkdownIt("commonmark").enable("table")
_commonmark.validateLink = lambda _url: True  # a link that is not safe is a link too: a check refuses it
_macros = Environment(autoescape=False, **SYNTAX)


def read_page(path: Path, shown: str, address: str, locale: str) -> Page:
    """Read the page at `path`, shown as `shown`. Raises SourceError with every problem found in it."""
    return parse_page(read_text(path, shown), shown, address, locale)


@lru_cache(maxsize=4096)  # a preview reads the same text again after each edit
def parse_page(text: str, shown: str, address: str, locale: str) -> Page:
    """Return the page with this text. Raises SourceError with every problem found in it."""
    match = _FRONT.match(text)
    front = to_record(parse_yaml(match[1], shown, 2) if match else YamlFile(shown, {}, {}), FrontMatter)
    body = text[match.end() :] if match else text
    first_line = text.count("\n", 0, match.end()) + 1 if match else 1
    bare = without_code(body)
    _refuse_tabs(bare, shown, first_line)
    tokens = _commonmark.parse(_unboxed(body))
    return Page(
        address, locale, shown, front, body, first_line,
        headings=_headings(tokens, first_line),
        links=_links(tokens, first_line),
        calls=_calls(bare, shown, first_line),
        raw_html=_raw_html(bare, body, first_line),
    )  # fmt: skip


@lru_cache(maxsize=4096)  # half of the checks ask for it
def without_code(text: str) -> str:
    """Return `text` with all code blanked out, character for character, so that lines and columns stay."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each piece of code in `text`: there, macros are shown and not run."""
    return [match.span() for match in _CODE.finditer(text)]


def _refuse_tabs(text: str, shown: str, first_line: int) -> None:
    lines = [number for number, line in enumerate(text.split("\n"), first_line) if re.match(r" *\t", line)]
    if lines:
        fact, remedy = "the line starts with a tab", "put four spaces in its place"
        raise SourceError(Problem(shown, line, fact, remedy) for line in lines)


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


def _headings(tokens: list[Token], first_line: int) -> tuple[Heading, ...]:
    used: set[str] = set()
    headings = []
    for token, content in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.map:
            text, anchor, safety = _heading(content.content)
            anchor = anchor or unique(slugify(_plain(content, text), "-"), used)
            used.add(anchor)
            headings.append(Heading(int(token.tag[1]), text, anchor, token.map[0] + first_line, safety))
    return tuple(headings)


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


def _links(tokens: list[Token], first_line: int) -> tuple[Link, ...]:
    links = []
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        line = token.map[0] + first_line
        for index, child in enumerate(token.children or []):
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "image":
                links.append(Link(str(child.attrs["src"]), child.content, line, image=True))
            elif child.type == "link_open":
                text = token.children[index + 1].content if token.children else ""
                links.append(Link(str(child.attrs["href"]), text, line))
    return tuple(links)


def _calls(text: str, shown: str, first_line: int) -> tuple[Call, ...]:
    """Return the macro calls of `text`. Anything else between braces is refused: a page is not a program."""
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
    calls, problems = [], []
    for node in _expressions(template):
        line = node.lineno + first_line - 1
        try:
            calls.append(_call(node, line))
        except ValueError as error:
            remedy = 'a page may only call macros with plain texts: {{ link("H7") }}; put code to show in `backticks`'
            problems.append(Problem(shown, line, str(error), remedy))
    if problems:
        raise SourceError(problems)
    return tuple(calls)


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


def _raw_html(bare: str, body: str, first_line: int) -> tuple[RawHtml, ...]:
    """Return the tags and comments of `bare` as they stand in `body`, with the code that may be in them."""
    tags = TAG.finditer(_AUTOLINK.sub(lambda match: " " * len(match[0]), bare))
    return tuple(RawHtml(body[tag.start() : tag.end()], body.count("\n", 0, tag.start()) + first_line) for tag in tags)
