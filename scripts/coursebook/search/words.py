"""Words as a search compares them: without accents, and in each language grouped by their stem."""

import re
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from unicodedata import category, normalize

from babel import Locale
from Stemmer import Stemmer, algorithms
from stop_words import LANGUAGE_MAPPING, get_stop_words

# Letters that Unicode does not take apart, as people type them who do not have them: `ø`, `ß`, `æ`; in Arabic, letters
# that one writes for another. The index carries this table to the reader's browser, so it stands nowhere else.
LETTERS = {
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "ى": "ي", "ة": "ه", "ـ": "",
}  # fmt: skip

_TABLE = str.maketrans(LETTERS)
_WORD = re.compile(r"[^\W_]+(?:\.\d+)*")  # `K2.3`, the code of a module, is a word


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters and in order, accents kept; single letters find nothing."""
    found = map(str.lower, _WORD.findall(_without_loose_signs(normalize("NFC", text))))
    return [word for word in found if len(word) > 1 or word.isnumeric()]


def _without_loose_signs(text: str) -> str:
    """Return `text` without soft hyphens, joiners and vowel signs, which would cut a word in two."""
    loose = {ord(sign): None for sign in set(text) if _is_loose(sign)}
    return text.translate(loose) if loose else text


@cache
def _is_loose(sign: str) -> bool:
    return category(sign) in ("Mn", "Cf")


@cache
def folded(word: str) -> str:
    """Return `word` as it is looked up: no accents, `ß` as `ss`; a sign for several words (`ﷺ`) is one word."""
    if word.isascii():
        return word.lower()
    letters = (letter for letter in normalize("NFKD", word.lower()) if category(letter) not in ("Mn", "Zs"))
    return "".join(letters).translate(_TABLE)


@dataclass(frozen=True)
class Language:
    """What is known of the words of a language. Nothing for a language that Snowball or the lists do not know."""

    code: str
    grammar: frozenset[str]  # words that often carry no meaning of their own
    algorithm: str | None

    def stem(self, word: str) -> str:
        """Return what `word` has in common with its inflected forms, folded."""
        return folded(_stemmer(self.algorithm).stemWord(word)) if self.algorithm else folded(word)

    def pattern(self, phrase: str) -> str:
        """Return the words of `phrase`, folded, each with a bar before the end that inflection may change."""
        return " ".join(map(self._barred, words(phrase)))

    def _barred(self, word: str) -> str:
        form = folded(word)
        fixed = len(commonprefix([form, self.stem(word)]))
        return f"{form[:fixed]}|{form[fixed:]}"


@cache
def language(code: str) -> Language:
    """Return what is known of the language `code`."""
    name = LANGUAGE_MAPPING.get(code.split("-")[0]) or _named(code)
    listed = get_stop_words(name) if name in LANGUAGE_MAPPING.values() else []
    return Language(code, frozenset(listed), name if name in algorithms() else None)


def _named(code: str) -> str:
    """Return the English name of a language that has no list; Babel takes a while to read them all."""
    return Locale.parse(code.replace("-", "_")).get_display_name("en").split()[0].lower()


_stemmer = cache(Stemmer)
