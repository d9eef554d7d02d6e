"""The text of a block of Markdown with its macros, links, code and the like as tokens."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from coursebook.model.macro import MACROS, Argument, Macro
from coursebook.translation.interchange.tokens import Protected, Token

_CODE = r"(?<![`\\])(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"
_MACRO = r"\{\{(?P<macro>.*?)\}\}"
_LINK = (
    r"(?P<open>!?\[)(?P<words>(?:\\.|`[^`\n]*`|\{\{.*?\}\}|\[[^\[\]]*\]|[^\[\]\\`])*)"
    r"(?P<close>\]\((?P<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)[^()\n]*\)|\]\[[^\[\]]*\])"
)
_OTHERS = {
    "note": r"\[\^[^\]\s]+\]",
    "attributes": r"\{:?[ ]*[#.:\w][^{}\n]*\}",
    "tag": r"<!--.*?-->|</?[A-Za-z][^<>]*>",
    "entity": r"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]\w*);",
    "break": r"(?:\ {2,}|\\)\n",
    "brace": r"[{}]",
}
_TOKEN = re.compile(
    "|".join([f"(?P<code>{_CODE})", _MACRO, _LINK, *(f"(?P<{kind}>{sign})" for kind, sign in _OTHERS.items())]),
    re.DOTALL,
)
_CALL = re.compile(r"\s*(?P<name>\w+)\s*\((?P<arguments>.*)\)\s*\Z", re.DOTALL)
_ARGUMENT = re.compile(
    r"""(?P<opens>[,\s]*(?:(?P<name>\w+)\s*=\s*)?(?P<quote>["']))(?P<value>(?:\\.|(?!(?P=quote)).)*)(?P=quote)""",
    re.DOTALL,
)
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(?P<name>[A-Za-z][\w-]*)\}|[{}]")
_PLAIN = re.compile(r"(?P<gap>_{3,})|(?P<brace>[{}])")


def protected(markdown: str) -> Protected:
    """Return a block of Markdown as a text with tokens."""
    return _Reader().read(markdown)


def protected_plain(text: str) -> Protected:
    """Return a text that is no Markdown with tokens in the places of braces and of the gap of a question, `___`."""
    return _with_tokens(_PLAIN, text, lambda match, number: f"{match.lastgroup}_{number}")


def protected_words(text: str) -> Protected:
    """Return words of the interface; their placeholders, such as `{n}`, are tokens as they stand."""
    return _with_tokens(_PLACEHOLDER, text, lambda match, number: match["name"] or f"brace_{number}")


def _with_tokens(signs: re.Pattern[str], text: str, name: Callable[[re.Match[str], int], str]) -> Protected:
    tokens: list[Token] = []

    def token(match: re.Match[str]) -> str:
        tokens.append(Token(name(match, len(tokens) + 1), match[0], match[0]))
        return f"{{{tokens[-1].name}}}"

    return Protected(signs.sub(token, text), tuple(tokens))


class _Reader:
    """Gives tokens their names: what they are, and a number in the order of the text."""

    def __init__(self):
        self.numbers = count(1)
        self.tokens: list[Token] = []

    def read(self, markdown: str) -> Protected:
        return Protected(self._text(markdown), tuple(self.tokens))

    def _text(self, markdown: str) -> str:
        return _TOKEN.sub(self._named, markdown)

    def _named(self, match: re.Match[str]) -> str:
        if match["macro"] is not None:
            return self._macro(match)
        if match["open"]:
            return self._link(match)
        kind = next((kind for kind in _OTHERS if match[kind]), "code")
        return self._alone(kind, match[0], match[0])

    def _alone(self, kind: str, literal: str, key: str) -> str:
        name = f"{kind}_{next(self.numbers)}"
        self.tokens.append(Token(name, literal, key))
        return f"{{{name}}}"

    def _pair(self, start: Token, words: str, end: str) -> str:
        """Add both tokens of a pair, `start` under the kind that it has as its name, and return them with `words`."""
        number = next(self.numbers)
        first, last = f"{start.name}_{number}", f"end_{number}"
        self.tokens.append(replace(start, name=first, role="start", partner=last))
        inner = words if start.opens else self._text(words)
        self.tokens.append(Token(last, end, start.key, "end", first))
        return f"{{{first}}}{inner}{{{last}}}"

    def _link(self, match: re.Match[str]) -> str:
        kind = "image" if match["open"] == "![" else "link"
        where = match["target"] if match["target"] is not None else match["close"]
        file = where if ":" in where else where.partition("#")[0] or "#"
        return self._pair(Token(kind, match["open"], match["open"] + file), match["words"], match["close"])

    def _macro(self, match: re.Match[str]) -> str:
        call = _CALL.match(match["macro"])
        macro = MACROS.get(call["name"]) if call else None
        given = list(_ARGUMENT.finditer(match[0])) if macro else []
        told = [_argument(macro, place, argument) for place, argument in enumerate(given)]
        names = [argument["value"] for kind, argument in zip(told, given, strict=True) if kind and kind.kind != "text"]
        key = f"{call['name']}({', '.join(names)})" if call else match[0]
        words = next(
            (argument for kind, argument in zip(told, given, strict=True) if kind and kind.kind == "text"), None
        )
        text = next((kind for kind in macro.arguments if kind.kind == "text"), None) if macro else None
        if not text or not given or words and re.search(r"[{}]", words["value"]):
            return self._alone(call["name"] if call else "macro", match[0], key)
        start, end = (words.start(), words.end()) if words else (given[-1].end(), given[-1].end())
        opens = words["opens"] if words else ', "'
        token = Token(call["name"], match[0][:start], key, opens=opens, optional=text.optional)
        return self._pair(token, re.sub(r"\\(.)", r"\1", words["value"]) if words else "", match[0][end:])


def _argument(macro: Macro, place: int, given: re.Match[str]) -> Argument | None:
    """Return which argument of `macro` is given, by its name or by its place."""
    if given["name"]:
        return next((argument for argument in macro.arguments if argument.name == given["name"]), None)
    return macro.arguments[place] if place < len(macro.arguments) else None
