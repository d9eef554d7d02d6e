"""A page as segments, and the translated page that comes of them."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from coursebook.model.page import Page
from coursebook.model.text import on_one_line
from coursebook.translation.interchange.blocks import Piece, pieces
from coursebook.translation.interchange.inline import protected_plain
from coursebook.translation.interchange.segments import Segment
from coursebook.translation.sections import Section, sections
from coursebook.translation.state import states

FRONT = ("title", "description")
_STATES = {"current": "translated", "little": "translated", "meaning": "review"}


@dataclass(frozen=True)
class Slot:
    """A place for words in a section: the piece of the source, and the piece of the translation where it has one."""

    id: str
    piece: Piece
    now: Piece | None
    line: int


@dataclass(frozen=True)
class Part:
    """A section of the source beside the section that translates it.

    `alike`: the translation has the same blocks in the same order. `state` is one of a segment: `empty` also where the
    translation still has the words of the source.
    """

    source: Section
    translated: Section | None
    state: str
    slots: tuple[Slot, ...]
    alike: bool
    stamped: str = ""

    @property
    def sign(self) -> str:
        return str(self.source.digest)


def name_of(page: Page) -> str:
    """Return the path of a page without its language: `docs/help.md`."""
    part, _, inside = page.path.split("/", 2)
    return f"{part}/{inside}"


def parts(source: Page, page: Page | None) -> list[Part]:
    """Return the sections of `source` in order, each beside its translation. Raises ValueError for a damaged stamp."""
    if not page:
        return [_part(source, section, None, "new") for section in sections(source)]
    found = [_part(source, s.source, s.translated, s.state) for s in states(source, page) if s.source]
    signs = {section.line: sign for section, sign in signs_of(page)}
    return [replace(part, stamped=signs.get(part.translated.line, "") if part.translated else "") for part in found]


def signs_of(page: Page) -> list[tuple[Section, str]]:
    """Return the sections of a translation with the signs of its stamp, empty where it has none."""
    said = page.front.translation
    signs = said.source.split() if said and said.source else []
    return list(zip_longest(sections(page), signs, fillvalue=""))


def segments_of(source: Page, page: Page | None) -> list[Segment]:
    """Return the texts of a page, with their translations. Raises ValueError for a damaged stamp."""
    found = parts(source, page)
    front = [_front_segment(source, page, found[0], key) for key in FRONT if getattr(source.front, key)]
    return front + [_segment(source, part, slot) for part in found for slot in part.slots]


def front_id(source: Page, key: str) -> str:
    """Return the id of the title or of the description of a page."""
    return f"{name_of(source)}#/{key}"


def _front_segment(source: Page, page: Page | None, part: Part, key: str) -> Segment:
    words = protected_plain(getattr(source.front, key))
    now = getattr(page.front, key) if page and part.state != "empty" else None
    target = protected_plain(on_one_line(now)).named_as(words) if now else None
    most = 200 if key == "description" else 0
    place, state = source.origin.at(key), part.state if target else "empty"
    return Segment(
        front_id(source, key), words, target, place, f"{key} of the page", state, part.sign, most, whole=True
    )


def _segment(source: Page, part: Part, slot: Slot) -> Segment:
    words = slot.piece.words
    target = slot.now.words.named_as(words) if slot.now and part.state != "empty" else None
    state = part.state if target else "empty"
    place = source.at(slot.line)
    return Segment(slot.id, words, target, place, slot.piece.kind, state, part.sign, markdown=True, whole=True)


def _part(source: Page, section: Section, translated: Section | None, state: str) -> Part:
    found = pieces(section.body)
    now = [piece for piece in pieces(translated.body) if piece.kind] if translated else []
    wanted = [piece for piece in found if piece.kind]
    alike = [piece.kind for piece in now] == [piece.kind for piece in wanted]
    anchor = section.heading.anchor if section.heading else ""
    slots, line = [], section.line
    for piece in found:
        if piece.kind:
            number = len(slots)
            id_ = f"{name_of(source)}#{anchor}/{number + 1}"
            slots.append(Slot(id_, piece, now[number] if alike else None, line))
        line += piece.raw.count("\n")
    return Part(section, translated, _STATES.get(state, "empty"), tuple(slots), alike)
