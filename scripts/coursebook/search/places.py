"""Where something stands in a book, as signs: `read` in overrides/lib/search-words.js reads them."""

from collections.abc import Iterable
from functools import lru_cache

LEVELS = 16  # how finely it is kept how much a word says of a section

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Of a page, all that JSON and HTML leave as it is and that no place has; no sign is a space, for it parts two stems.
_PAGE = "!#$%()*+,./:;=?@[]^`{|}~"
# A place is written in base 32: signs of the first half end a number, those of the second have more to follow.
_PLACE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Places = str  # for each page its number, and where on it: the same, whatever stands on other pages


@lru_cache(maxsize=4096)
def digits(number: int, signs: str = DIGITS) -> str:
    """Return `number` with `signs` as its digits."""
    higher, last = divmod(number, len(signs))
    return (digits(higher, signs) if higher else "") + signs[last]


def of_page(number: int) -> Places:
    """Return the number of a page, for places on it to follow."""
    return digits(number, _PAGE)


def on_page(levels: Iterable[tuple[int, int]]) -> Places:
    """Return sections of a page with their levels, as how far it is from one section to the next, and the level."""
    written, before = "", 0
    for section, level in levels:
        written += _place((section - before) * LEVELS + level)
        before = section
    return written


@lru_cache(maxsize=4096)
def _place(number: int) -> Places:
    return _PLACE[32 + number % 32] + _place(number // 32) if number >= 32 else _PLACE[number]
