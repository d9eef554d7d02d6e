"""A short sign for a text: tells whether it is the same, nearly the same, or says something else.

It stands in the translation, so that its state is known without any history: in a zip as in a clone. Nineteen
characters hold four things:

- four for the exact text, white space apart: the same or not;
- eleven for its likeness: a SimHash of 64 bits over runs of letters (Charikar 2002, "Similarity estimation techniques
  from rounding algorithms"), of which similar texts share most bits;
- two for the number of words: a sentence more or less says more or less;
- two for what must not differ: numbers, negations, macros and the targets of links.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

Change = Literal["current", "little", "meaning"]

LENGTH = 19
LITTLE = 8  # bits of 64 that may differ where only a word or two did; measured on real edits in the tests
FEW = 3  # words more or less that are still little
RELATED = 13  # bits that differ at most between two versions of one section; texts of different things share half
_RUN = 4  # letters in a run
_LANE = 24  # bits to count in, for each bit of the SimHash
_BYTE = [sum((byte >> bit & 1) << bit * _LANE for bit in range(8)) for byte in range(256)]
_LANES = [[bits << place * 8 * _LANE for bits in _BYTE] for place in range(8)]  # by place and value of a byte
_MOST = 4095  # words that two characters can count
_HARD = re.compile(
    r"\{\{.*?\}\}"  # macros
    r"|\]\(([^)\s]+)"  # targets of links
    r"|\d+(?:[.,:/]\d+)*"  # numbers, times, dates
    r"|\b(?:not|no|never|nobody|nothing|none|without|cannot|\w+n't)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Digest:
    """The sign of a text, taken apart."""

    exact: str
    likeness: int
    words: int
    hard: str

    def __str__(self) -> str:
        likeness, words = self.likeness.to_bytes(8, "big"), (self.words << 4).to_bytes(2, "big")
        return self.exact + _letters(likeness) + _letters(words)[:2] + self.hard

    def distance(self, other: "Digest") -> int:
        """Return how many of the 64 bits of likeness differ: 0 for the same, about 32 for texts of different things."""
        return (self.likeness ^ other.likeness).bit_count()


@lru_cache(maxsize=16384)  # the source is asked for by each of its translations
def exact(text: str) -> str:
    """Return the part of the sign that tells whether a text is the same: quick, where likeness does not matter."""
    return _sign(" ".join(text.split()), 4)


@lru_cache(maxsize=8192)  # a preview asks again for the same texts after each edit
def digest(text: str) -> Digest:
    """Return the sign of `text`."""
    plain = " ".join(text.split())
    hard = " ".join(sorted(match[0].lower() for match in _HARD.finditer(plain.replace("\u2019", "'"))))
    return Digest(exact(text), _simhash(plain), min(len(plain.split()), _MOST), _sign(hard, 2))


@lru_cache(maxsize=16384)  # the checks ask for the same stamps several times
def parsed(sign: str) -> Digest:
    """Return the digest that `sign` stands for. Raises ValueError where it was not written by this module."""
    if len(sign) != LENGTH:
        raise ValueError(sign)
    likeness, words = urlsafe_b64decode(f"{sign[4:15]}="), urlsafe_b64decode(f"{sign[15:17]}A=")
    return Digest(sign[:4], int.from_bytes(likeness, "big"), int.from_bytes(words, "big") >> 4, sign[17:])


def change(before: Digest, after: Digest) -> Change:
    """Return what happened to a text between two digests: nothing, something little, or another meaning.

    A number, a negation, a macro or a link that differs is never little, however alike the rest is.
    """
    if before.exact == after.exact:
        return "current"
    same_length = abs(before.words - after.words) <= FEW
    alike = before.distance(after) <= LITTLE
    return "little" if before.hard == after.hard and same_length and alike else "meaning"


def _simhash(text: str) -> int:
    """Return the SimHash of `text`: each bit is what most of its runs of letters have there."""
    runs = Counter(_runs(text))
    ones = sum(_spread(run) * count for run, count in runs.items())
    half, lane = sum(runs.values()) / 2, (1 << _LANE) - 1
    return sum(1 << place for place in range(64) if (ones >> place * _LANE & lane) > half)


@lru_cache(maxsize=4096)  # a language has few runs, and they come again and again
def _spread(run: str) -> int:
    """Return the 64 bits of a run, each in a lane of its own, so that one addition counts all of them."""
    return sum(map(list.__getitem__, _LANES, blake2b(run.encode(), digest_size=8).digest()))


def _runs(text: str) -> Iterator[str]:
    letters = re.sub(r"\W+", " ", text.lower()).strip()
    return (letters[start : start + _RUN] for start in range(max(1, len(letters) - _RUN + 1)))


def _sign(text: str, length: int) -> str:
    return _letters(blake2b(text.encode(), digest_size=8).digest())[:length]


def _letters(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
