"""Words of an invented language: a few that are everywhere, and thousands that are rare, as in any language."""

from itertools import accumulate
from random import Random

SIZE = 8000
_LONGER_FROM = (40, 700, 4000)  # the rank from which on words have one syllable more
_ONSETS = ("b", "br", "c", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_CODAS = ("", "", "", "l", "m", "n", "r", "s", "t")
_LETTERS = {"fr": "éèê", "de": "äöü", "nl": "ëï", "pt": "ãõá", "es": "áéó", "ro": "ăîâ", "nb": "øåæ"}


class Vocabulary:
    """The words of a language, most frequent first. A rank stands for the same meaning in every language."""

    def __init__(self, locale: str, seed: int):
        chance = Random(f"{seed} {locale}")
        vowels = "aeiou" * 2 + _LETTERS.get(locale, "")
        words: dict[str, None] = {}
        while len(words) < SIZE:
            syllables = 1 + sum(len(words) >= rank for rank in _LONGER_FROM)
            words["".join(_syllable(chance, vowels) for _ in range(syllables))] = None
        self.words = tuple(words)


def _syllable(chance: Random, vowels: str) -> str:
    return chance.choice(_ONSETS) + chance.choice(vowels) + chance.choice(_CODAS)


_FREQUENCIES = tuple(accumulate(1 / (rank + 3) for rank in range(SIZE)))  # Zipf's law


def ranks(chance: Random, count: int) -> list[int]:
    """Return `count` ranks of words, each as often as people would say the word."""
    return chance.choices(range(SIZE), cum_weights=_FREQUENCIES, k=count)
