"""A Markdown text as pieces: what carries its structure, and the words between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursebook.translation.interchange.inline import protected
from coursebook.translation.interchange.tokens import Protected

_FENCE = re.compile(r" *(`{3,}|~{3,})")
_BOX = re.compile(r"(?P<before>(?P<indent> *)(?:!!!|\?\?\?\+?|===\+?!?) *[\w-]*)(?P<title> +\".*\")?(?P<after>\s*)$")
_HEADING = re.compile(r"(?P<before> *(?P<level>#{1,6}) +)(?P<words>.*?)(?P<after>(?: +\{[^{}]*\})?(?: +#+)?\s*)$")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d+[.)])[ ]+(?:\[[ xX]\] +)?(?=\S)")
_DEFINITION = re.compile(r" *(?::[ ]+|\[\^[^\]\s]+\]:[ ]+|\*\[[^\]]+\]:[ ]+)(?=\S)")
_QUOTE = re.compile(r" *>[ ]?")
_LITERAL = re.compile(
    r" *(?:<!--.*-->|(?:[-*_] *){3,}|={3,}|\[[^\]^]+\]: +\S+.*|</?(?:details|summary)\b[^>]*>|>[ >]*)\s*$"
)
_RULE = re.compile(r" *\|?[ :|-]*-[ :|-]*$")
_HIDDEN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|\{\{.*?\}\}|\\\|")
# What would make something else of a paragraph, a heading or a cell, where a translation begins with it.
BEGINS_A_BLOCK = re.compile(
    r"#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||!!!|\?\?\?|===|`{3}|~{3}|:\s|\[\^[^\]]+\]:|\*\[|(?:[-*_]\s*){3,}$"
)


@dataclass(frozen=True)
class Piece:
    """A piece of a Markdown text as it stands there. With a `kind` it has words; further lines begin with `margin`."""

    raw: str
    kind: str = ""
    margin: str = ""

    @property
    def words(self) -> Protected:
        lines = self.raw.split("\n")
        text = lines[0]
        for line in lines[1:]:
            inner = line.lstrip(" ")
            inner = _QUOTE.sub("", inner, count=1) if self.kind == "quotation" else inner
            text += ("\n" if re.search(r" {2,}$|\\$", text) else " ") + inner
        return protected(text)


def pieces(markdown: str) -> list[Piece]:
    """Return the pieces of a text; put together again, they are the text."""
    return _Reader(markdown.split("\n")).read()


def raw(words: str, piece: Piece) -> str:
    """Return `words` as they are written in the place of `piece`."""
    return words.replace("\n", f"\n{piece.margin}")


class _Reader:
    """Goes through the lines of a text, with the paragraph that is open."""

    def __init__(self, lines: list[str]):
        self.lines = lines
        self.found: list[Piece] = []
        self.paragraph: list[str] = []
        self.kind, self.margin = "paragraph", ""
        self.inside = [0]  # how far in the content of each open box and list stands

    def read(self) -> list[Piece]:
        fence, blank = "", True
        for index, line in enumerate(self.lines):
            mark = _FENCE.match(line)
            if fence or mark and not self.paragraph:
                self._literal(line)
                closes = fence and line.strip().startswith(fence) and not line.strip().strip(fence[0])
                fence = "" if closes else fence or mark[1]
            elif not line.strip() or blank and self._is_code(line):
                self._literal(line)
            else:
                self._line(line, index)
            blank = not line.strip() or not self.paragraph
        self._close()
        return _joined(self.found)

    def _is_code(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        while self.inside[-1] > indent:
            self.inside.pop()
        return indent - self.inside[-1] >= 4

    def _line(self, line: str, index: int) -> None:
        box, heading, item = _BOX.match(line), _HEADING.match(line), _ITEM.match(line)
        if box:
            self._box(box)
        elif heading:
            self._close()
            self._words((heading["before"], heading["words"], heading["after"]), f"heading {len(heading['level'])}")
        elif _LITERAL.match(line):
            self._literal(line)
        elif self._is_row(line, index):
            self._row(line)
        elif item or _DEFINITION.match(line):
            self._begin(line, (item or _DEFINITION.match(line))[0], "list item" if item else "definition")
            self.inside.append(len(item["indent"]) + 4 if item else self.inside[-1] + 4)
        elif self.paragraph:
            self.paragraph.append(line)
        else:
            quote = _QUOTE.match(line)
            self._begin(line, quote[0] if quote else re.match(" *", line)[0], "quotation" if quote else "paragraph")

    def _begin(self, line: str, before: str, kind: str) -> None:
        self._close()
        self.found.append(Piece(before))
        self.kind, self.paragraph = kind, [line[len(before) :]]
        self.margin = before if kind == "quotation" else " " * len(before)

    def _close(self) -> None:
        """Put away the paragraph that is open."""
        if self.paragraph:
            text = "\n".join(self.paragraph)
            words = text.rstrip()
            self.found += [_piece(words, self.kind, self.margin), Piece(text[len(words) :] + "\n")]
            self.paragraph = []

    def _literal(self, line: str) -> None:
        self._close()
        self.found.append(Piece(line + "\n"))

    def _words(self, parts: tuple[str, str, str], kind: str) -> None:
        before, words, after = parts
        self.found += [Piece(before), _piece(words, kind, ""), Piece(after + "\n")]

    def _box(self, box: re.Match[str]) -> None:
        self._close()
        while self.inside[-1] > len(box["indent"]):
            self.inside.pop()
        self.inside.append(len(box["indent"]) + 4)
        title = box["title"] or ""
        opening = len(title) - len(title.lstrip(" ")) + 1
        parts = (box["before"] + title[:opening], title[opening:-1], title[-1:] + box["after"])
        self._words(parts if title else (box[0], "", ""), "title of a box")

    def _is_row(self, line: str, index: int) -> bool:
        below = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        return line.lstrip(" ").startswith("|") or "|" in line and "|" in below and bool(_RULE.match(below))

    def _row(self, line: str) -> None:
        self._close()
        hidden = _HIDDEN.sub(lambda match: "x" * len(match[0]), line)
        if _RULE.match(line):
            self.found.append(Piece(line + "\n"))
            return
        cuts = [0, *(cut for at, sign in enumerate(hidden) if sign == "|" for cut in (at, at + 1)), len(line)]
        for start, end in zip(cuts, cuts[1:], strict=False):
            text = line[start:end]
            words = text.strip(" ") if text != "|" else ""
            before = text[: len(text) - len(text.lstrip(" "))] if words else text
            self.found += [Piece(before), _piece(words, "cell of a table", ""), Piece(text[len(before) + len(words) :])]
        self.found.append(Piece("\n"))


def _piece(words: str, kind: str, margin: str) -> Piece:
    """Return a piece with words, or a literal one where it has none: macros alone, numbers, signs."""
    piece = Piece(words, kind, margin)
    inner = piece.words
    return piece if inner.has_words or any(token.opens for token in inner.tokens) else Piece(words)


def _joined(found: list[Piece]) -> list[Piece]:
    """Return the pieces with literal ones that touch joined, without the line end that the last line has not."""
    return list(_merged([*found[:-1], Piece(found[-1].raw.removesuffix("\n"))]))


def _merged(found: list[Piece]) -> Iterator[Piece]:
    literal = ""
    for piece in found:
        if not piece.kind:
            literal += piece.raw
            continue
        if literal:
            yield Piece(literal)
        literal = ""
        yield piece
    if literal:
        yield Piece(literal)
