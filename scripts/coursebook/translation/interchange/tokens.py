"""What a translator must not change, as named tokens in a text: `Read {link_1}the chapter{end_1} {cite_2}.`

A token stands for a piece of the source, such as a macro or the target of a link. It may move within its text. Two
tokens may be a pair, with words between them: those of a link, or those that a macro is given.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

NAMED = re.compile(r"\{([A-Za-z][\w-]*)\}")
_BROKEN_ENCODING = re.compile(r"[\u00c2-\u00c5\u00d0\u00d1\u00e2\u00d8\u00d9][\u0080-\u00bf\u0152-\u2122]+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd]")


@dataclass(frozen=True)
class Token:
    """A piece of the source under a name. `key` is the same for what is the same in two languages.

    `start` and `end` of a pair have `partner`, the name of the other one. Where a pair stands for a macro, `opens` is
    what comes between the macro and its words: `, "`. If they are `optional`, a macro without words is one as well.
    """

    name: str
    literal: str
    key: str
    role: Literal["alone", "start", "end"] = "alone"
    partner: str = ""
    opens: str = ""
    optional: bool = False

    @property
    def is_code(self) -> bool:
        return self.name.startswith("code_")


@dataclass(frozen=True)
class Protected:
    """A text with tokens in the places of what stays."""

    text: str
    tokens: tuple[Token, ...] = ()

    @property
    def names(self) -> list[str]:
        return [token.name for token in self.tokens]

    @property
    def has_words(self) -> bool:
        """Tell whether anything is left to translate beside the tokens: letters, in any script."""
        return any(letter.isalpha() for letter in NAMED.sub("", self.text))

    def named_as(self, source: "Protected") -> "Protected | None":
        """Return this text with the names that `source` gives its tokens; None where it has not the same ones."""
        names: dict[str, str] = {}
        left = [token for token in source.tokens if token.role != "end"]
        for token in [token for token in self.tokens if token.role != "end"]:
            same = next((other for other in left if other.key == token.key), None) or _code_beside(token, left)
            if not same:
                return None
            left.remove(same)
            names |= {token.name: same.name} | ({token.partner: same.partner} if token.partner else {})
        text = NAMED.sub(lambda match: f"{{{names.get(match[1], match[1])}}}", self.text)
        tokens = (replace(t, name=names[t.name], partner=names.get(t.partner, "")) for t in self.tokens)
        return None if left else Protected(text, tuple(tokens))


def faults(text: str, source: Protected, loose: bool = False) -> str:
    """Return what is wrong with `text` as a translation of `source`; nothing where all tokens are there and in order.

    A `loose` text may leave tokens out, as a plural form does: "once" for "{n} times". Letters
    of another encoding (`Ã©`) are found as well: a file that was half converted looks like that.
    """
    may_be_empty = any(token.optional for token in source.tokens)
    if not NAMED.sub("", text).strip() and source.has_words and not may_be_empty:
        return "there are no words in it"
    broken = _BROKEN_ENCODING.search(text)
    if _INVISIBLE.search(text) or broken and _was_converted(broken[0]):
        return f"`{broken[0] if broken else 'an invisible sign'}` comes of another encoding"
    found, wanted = Counter(NAMED.findall(text)), Counter(source.names)
    for lost in () if loose else wanted - found:
        return f"the placeholder {{{lost}}} is missing"
    for added in found - wanted:
        return f"the placeholder {{{added}}} is {'there twice' if added in wanted else 'not in the source'}"
    if re.search(r"[{}]", NAMED.sub("", text)):
        return "a brace stands in it that belongs to no placeholder"
    return _pairs(text, source)


def filled(text: str, tokens: tuple[Token, ...]) -> str:
    """Return `text` with each token as what it stands for. The text has no faults."""
    by_name = {token.name: token for token in tokens}
    pieces = NAMED.split(text)
    written, inside = [pieces[0]], None
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        token = by_name[name]
        inside = token if token.role == "start" and token.opens else None
        written.append(token.literal + (_words_of_macro(inside, words) if inside else words))
    return "".join(written)


def _code_beside(token: Token, left: list[Token]) -> Token | None:
    """Return the code of the source that a translation has in other words: an example may be in its language."""
    return next((other for other in left if other.is_code), None) if token.is_code else None


def _words_of_macro(start: Token, words: str) -> str:
    """Return the words that a macro is given, in quotation marks; nothing where it may do without and has none."""
    if start.optional and not words.strip():
        return ""
    quote = start.opens[-1]
    return start.opens + words.strip().replace("\\", "\\\\").replace(quote, f"\\{quote}") + quote


def _pairs(text: str, source: Protected) -> str:
    for start in [token for token in source.tokens if token.role == "start"]:
        first, last = (text.index(f"{{{name}}}") for name in (start.name, start.partner))
        if last < first:
            return f"{{{start.partner}}} stands before {{{start.name}}}"
        within, without = (
            of[of.index(f"{{{start.name}}}") : of.index(f"{{{start.partner}}}")] for of in (text, source.text)
        )
        if Counter(NAMED.findall(within)) != Counter(NAMED.findall(without)):
            return f"other placeholders stand between {{{start.name}}} and {{{start.partner}}} than in the source"
        if not NAMED.sub("", within).strip() and NAMED.sub("", without).strip() and not start.optional:
            return f"there are no words between {{{start.name}}} and {{{start.partner}}}"
    return ""


def _was_converted(signs: str) -> bool:
    """Tell whether these signs are one letter of UTF-8 that was read as Windows-1252 or Latin-1."""
    for encoding in ("cp1252", "latin-1"):
        for length in (2, 3):
            try:
                signs[:length].encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            return True
    return False
