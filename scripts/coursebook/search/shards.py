"""An index -> small files, each with the words between two others of the alphabet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from coursebook.search.index import LEVELS, Index, Stem

LARGEST = 8_000  # characters; about 6 KB as they cross the network

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Numbers are written in base 32: signs of the first half end a number, those of the second have more to follow.
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class Shard:
    """Words in alphabetical order and where they stand. `first` is where the shard begins in the alphabet."""

    first: str = ""
    _forms: list[str] = field(default_factory=list)
    _places: list[str] = field(default_factory=list)
    _numbers: dict[Stem, int] = field(default_factory=dict)
    _last: str = ""
    _size: int = 0

    @property
    def full(self) -> bool:
        return self._size >= LARGEST

    @property
    def data(self) -> list[str]:
        """The words and the places, as texts: see `site-search` in docs/en/contributing/architecture.md."""
        return [" ".join(self._forms), " ".join(self._places)]

    def add(self, form: str, stems: Iterable[Stem], index: Index) -> None:
        """Take in the word `form`: what it shares with the word before, the rest, the numbers of its stems."""
        shared = min(_shared(self._last, form), len(_DIGITS) - 1)
        numbers = ".".join(_base36(self._number(stem, index)) for stem in sorted(stems))
        self._forms.append(f"{_DIGITS[shared]}{form[shared:]}:{numbers}")
        self._last = form
        self._size += len(self._forms[-1])

    def _number(self, stem: Stem, index: Index) -> int:
        """Return the number of `stem` in this shard; each shard in which a stem has a form tells its places."""
        if stem not in self._numbers:
            self._numbers[stem] = len(self._places)
            self._places.append(_written(index.places[stem]))
            self._size += len(self._places[-1])
        return self._numbers[stem]


def shards(index: Index) -> list[Shard]:
    """Return the shards of `index`, in alphabetical order."""
    found: list[Shard] = []
    before = ""
    for form in sorted(index.forms):
        if not found or found[-1].full:
            found.append(Shard(first=form[: _shared(before, form) + 1]))
        found[-1].add(form, index.forms[form], index)
        before = form
    return found


def _shared(one: str, other: str) -> int:
    """Return how many signs both begin with."""
    for number, (first, second) in enumerate(zip(one, other)):  # noqa: B905  the shorter one ends it
        if first != second:
            return number
    return min(len(one), len(other))


def _written(places: list[int]) -> str:
    """Return places as text: how far it is from one section to the next, and the level."""
    written, before = [], 0
    for place in places:
        written.append(_base32(place - before))
        before = place // LEVELS * LEVELS
    return "".join(written)


@lru_cache(maxsize=16384)  # most are small and come again and again
def _base32(number: int) -> str:
    return _SIGNS[32 + number % 32] + _base32(number // 32) if number >= 32 else _SIGNS[number]


@lru_cache(maxsize=16384)
def _base36(number: int) -> str:
    return (_base36(number // 36) if number >= 36 else "") + _DIGITS[number % 36]
