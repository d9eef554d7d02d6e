"""A translated page from its source and new texts: structure from the source, words from the translator."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import yaml

from coursebook.model.page import Page
from coursebook.model.text import on_one_line
from coursebook.translation.interchange.acceptance import Accepted
from coursebook.translation.interchange.blocks import Piece, pieces, raw
from coursebook.translation.interchange.inline import protected_plain
from coursebook.translation.interchange.pages import FRONT, Part, Slot, front_id, parts, signs_of
from coursebook.translation.interchange.tokens import Token, filled
from coursebook.translation.interchange.yaml_words import patched
from coursebook.translation.stamping import FRONT as FRONT_MATTER
from coursebook.translation.stamping import said_after, stamped

Localise = Callable[[str], str]  # the end of a link -> the same with the anchor that the heading has in the language

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Chunk:
    """A piece of the new page; with an `id`, the new words of this segment."""

    raw: str
    id: str = ""


@dataclass(frozen=True)
class Entry:
    """A section of the new page, and the sign of the text that it was made from."""

    chunks: tuple[Chunk, ...]
    sign: str
    changed: bool = True


@dataclass(frozen=True)
class Assembled:
    """The text of a page, the line of each new text by segment, and new texts that wait for the rest of a section."""

    text: str
    lines: dict[str, int] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()  # the lines on which sections begin

    def segment_at(self, line: int) -> str:
        """Return the id of the new text that stands at `line` or next above it, in its section; or else nothing."""
        start = max((start for start in self.starts if start <= line), default=0)
        above = [(at, id_) for id_, at in self.lines.items() if start <= at <= line]
        return max(above, default=(0, ""))[1]


def assembled(source: Page, page: Page | None, old: str, taken: Accepted, localise: Localise) -> Assembled:
    """Return the translated page of `source` with what was `taken`; `old` is its text now, empty where there is none.

    A section is translated as a whole or stays as it is. Raises ValueError where sections of the translation have
    neither a partner in the source nor a sign.
    """
    found = parts(source, page)
    made = {index: _entry(source, part, taken, localise) for index, part in enumerate(found)}
    waiting = tuple(id_ for index, part in enumerate(found) if not made[index] for id_ in _changed(source, part, taken))
    if not any(entry and entry.changed for entry in made.values()):
        return Assembled(old, waiting=waiting)
    entries = _in_order(page, found, made) if page else _of_new_page(found, made)
    signs = " ".join(entry.sign for entry in entries)
    texts = {key: taken.texts[front_id(source, key)] for key in FRONT if front_id(source, key) in taken.texts}
    first = made[0] and made[0].changed
    words = {key: filled(text, protected_plain(getattr(source.front, key)).tokens) for key, text in texts.items()}
    front = _front(
        source, page, old, words if first else {}, said_after(page.front.translation if page else None, signs)
    )
    text, lines, starts = _joined(front, entries)
    return Assembled(text, {front_id(source, key): 1 for key in texts if first} | lines, waiting, (0, *starts[1:]))


def _entry(source: Page, part: Part, taken: Accepted, localise: Localise) -> Entry | None:
    """Return a section with its new words, or as it is; None where it is not translated, or not wholly."""
    changed = _changed(source, part, taken)
    if part.state != "empty" and not changed:
        sign = _sign(source, part, taken)
        return Entry((Chunk(part.translated.body),), sign, changed=sign != _sign_now(part) and part.state == "review")
    if part.state != "empty" and part.alike:
        now = pieces(part.translated.body)
        return Entry(_chunks(now, part.slots, taken, localise), _sign(source, part, taken))
    if changed and all(id_ in taken.texts for id_ in _needed(source, part)):
        return Entry(_chunks(pieces(part.source.body), part.slots, taken, localise), _made_from(part, changed, taken))
    return None


def _changed(source: Page, part: Part, taken: Accepted) -> list[str]:
    return [id_ for id_ in _ids(source, part) if id_ in taken.texts]


def _ids(source: Page, part: Part) -> list[str]:
    front = [] if part.source.heading else [front_id(source, key) for key in FRONT if getattr(source.front, key)]
    return front + [slot.id for slot in part.slots]


def _needed(source: Page, part: Part) -> list[str]:
    """Return the segments without which a section is not translated: those that have words."""
    wordless = {slot.id for slot in part.slots if not slot.piece.words.has_words}
    return [id_ for id_ in _ids(source, part) if id_ not in wordless]


def _sign(source: Page, part: Part, taken: Accepted) -> str:
    """Return what a section counts as made from: the exported text, once each of its segments is new or confirmed."""
    needed = _needed(source, part)
    if all(id_ in taken.texts or id_ in taken.confirmed for id_ in needed):
        return _made_from(part, needed, taken)
    return _sign_now(part)


def _made_from(part: Part, ids: list[str], taken: Accepted) -> str:
    return next((taken.made_from[id_] for id_ in ids if taken.made_from.get(id_)), part.sign)


def _sign_now(part: Part) -> str:
    return part.stamped or part.sign


def _of_new_page(found: list[Part], made: dict[int, Entry | None]) -> list[Entry]:
    """Return the sections that are translated; the beginning stands there in any case, as in the source."""
    beginning = made[0] or Entry((Chunk(found[0].source.body),), found[0].sign)
    return [beginning, *(entry for index, entry in made.items() if entry and index)]


def _chunks(found: list[Piece], slots: tuple[Slot, ...], taken: Accepted, localise: Localise) -> tuple[Chunk, ...]:
    """Return the pieces with new words in the places of their slots."""
    chunks, number = [], 0
    for piece in found:
        slot = slots[number] if piece.kind else None
        number += bool(piece.kind)
        text = taken.texts.get(slot.id) if slot else None
        chunks.append(Chunk(piece.raw) if text is None else Chunk(_written(text, slot, piece, localise), slot.id))
    return tuple(chunks)


def _written(text: str, slot: Slot, piece: Piece, localise: Localise) -> str:
    words = on_one_line(text)
    if slot.piece.kind == "cell of a table":
        words = _BAR.sub(r"\\|", words)
    return raw(filled(words, _tokens(slot, localise)), piece)


def _tokens(slot: Slot, localise: Localise) -> tuple[Token, ...]:
    """Return what the tokens stand for in the translation: what they stand for there now, or else in the source."""
    now = slot.now.words.named_as(slot.piece.words) if slot.now else None
    if now:
        return now.tokens
    return tuple(replace(token, literal=localise(token.literal)) for token in slot.piece.words.tokens)


def _in_order(page: Page, found: list[Part], made: dict[int, Entry | None]) -> list[Entry]:
    """Return the sections in the order of the translation, new ones behind what stands before them in the source."""
    placed: list[tuple[tuple[int, int], Entry]] = []
    last = 0
    for index, part in enumerate(found):
        if part.translated:
            last = part.translated.line
            kept = Entry((Chunk(part.translated.body),), _sign_now(part))
            placed.append(((last, 0), made[index] or kept))
        elif made[index]:
            placed.append(((last, index + 1), made[index]))
    for section, sign in _left_over(page, found):
        placed.append(((section.line, 0), Entry((Chunk(section.body),), sign)))
    return [entry for _, entry in sorted(placed, key=lambda pair: pair[0])]


def _left_over(page: Page, found: list[Part]):
    """Give the sections of a translation that its source has not any more, with their signs. Raises ValueError."""
    from_source = {part.translated.line for part in found if part.translated}
    for section, sign in signs_of(page):
        if section.line not in from_source:
            if not sign:
                raise ValueError(f"the section `{section.heading.text}` has none beside it in the source")
            yield section, sign


def _front(source: Page, page: Page | None, old: str, words: dict[str, str], said: dict) -> str:
    """Return the front matter of the new page, with the lines above and below it."""
    if page:
        match = FRONT_MATTER.match(old)
        text = f"---\n{patched(match[1], words)}---\n" if match else ""
        return stamped(text, said, is_page=True)
    fields = {key: str(words.get(key, value)) for key in FRONT if (value := getattr(source.front, key))}
    if source.front.hide:
        fields["hide"] = list(source.front.hide)
    if source.front.layout != "page":
        fields["layout"] = source.front.layout
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000) if fields else ""
    return stamped(f"---\n{front}---\n", said, is_page=True)


def _joined(front: str, entries: list[Entry]) -> tuple[str, dict[str, int], list[int]]:
    """Return the text of the page, the line of each new text by the id of its segment, and where sections begin."""
    text, lines, starts = front, {}, []
    for number, entry in enumerate(entries):
        body = "".join(chunk.raw for chunk in entry.chunks)
        if number:
            text = text.rstrip("\n") + "\n\n" if not text.endswith("\n\n") and body else text
        line = text.count("\n") + 1
        starts.append(line)
        for chunk in entry.chunks:
            if chunk.id:
                lines[chunk.id] = line
            line += chunk.raw.count("\n")
        text += body if number == len(entries) - 1 else body + "\n"
    return text.rstrip("\n") + "\n", lines, starts
