"""Articles of one language -> which word stands where, and how much that says (BM25F)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from coursebook.search.article import Article, Field, Section
from coursebook.search.words import folded, language, words

LEVELS = 16  # how finely it is kept how much a word says of a section

_WEIGHTS: dict[Field, float] = {"title": 8, "term": 5, "heading": 3, "text": 1}
_LENGTH_COUNTS: dict[Field, float] = {"title": 0.3, "term": 0.3, "heading": 0.3, "text": 0.6}
# Words that a field has in this book, grammar apart, where it has any. BM25F asks for the mean of all sections; with
# this one, what a section says is the same whatever stands in the others, and an edit changes no other page.
_USUAL_LENGTH: dict[Field, float] = {"title": 3, "term": 70, "heading": 2, "text": 55}
_SATURATION = 1.6  # a word that stands there twice says more, but not twice as much
_COMMON = 0.2  # a word of grammar finds nothing once it stands in this share of all sections

Word = tuple[str, str]  # language, word
Stem = str  # language and stem: `en listen`
Places = list[int]  # where something stands: the number of the section times `LEVELS`, plus the level; in order
Signs = str  # the same, kept: each place as the sign with that number; none is a space, for no level is 0


@dataclass(frozen=True)
class Counted:
    """What an article gives to the index, whatever the others are, as texts: those are kept and read quickly.

    `stems` has a line for each, `places` tells where it stands; the `sections` of an article are numbered from 0.
    `forms` has a line for each word, folded, and its stem. `grammar` tells where words of grammar stand, of which only
    the whole book shows whether they find anything.
    """

    sections: int
    stems: str
    places: str
    forms: str
    grammar: dict[Word, Signs]


@dataclass
class Index:
    """`forms` are the words of the book, folded, with their stems; `places` tells where a stem stands."""

    forms: dict[str, set[Stem]] = field(default_factory=lambda: defaultdict(set))
    places: dict[Stem, Places] = field(default_factory=lambda: defaultdict(list))
    common: set[str] = field(default_factory=set)  # folded; what a reader types in vain


def counted(article: Article) -> Counted:
    """Return what `article` gives to the index."""
    places: dict[Stem, Signs] = defaultdict(str)
    grammar: dict[Word, Signs] = defaultdict(str)
    forms: set[tuple[str, Stem]] = set()
    for number, section in enumerate(article.sections):
        for found, levels in zip((places, grammar), _levels(section, article.place.weight, forms), strict=True):
            for one, level in levels:
                found[one] += chr(number * LEVELS + level)
    lines = "\n".join(map(" ".join, sorted(forms)))
    return Counted(len(article.sections), "\n".join(places), " ".join(places.values()), lines, dict(grammar))


def _levels(section: Section, weight: float, forms: set[tuple[str, Stem]]) -> Iterator[Iterator[tuple[Any, int]]]:
    """Give how much each stem says of `section`, from 1 to `LEVELS` - 1, and each word of grammar; add to `forms`."""
    stems: dict[Field, dict[Stem, int]] = {kind: {} for kind in _WEIGHTS}
    grammar: dict[Field, dict[Word, int]] = {kind: {} for kind in _WEIGHTS}
    for (code, kind), text in section.texts.items():
        said = Counter(words(text))
        seldom = said.keys() - language(code).grammar
        grammar[kind] |= {(code, word): said[word] for word in said.keys() - seldom}
        found = stems[kind]
        for word in seldom:
            form, stem = pair = _form(code, word)
            found[stem] = found.get(stem, 0) + said[word]
            forms.add(pair)
    lengths = {kind: sum(found.values()) for kind, found in stems.items()}
    yield _weighed(stems, lengths, weight)
    yield _weighed(grammar, lengths, weight)


def _weighed(
    counts: dict[Field, dict[Any, int]], lengths: dict[Field, int], weight: float
) -> Iterator[tuple[Any, int]]:
    """Give the level of everything that stands in the fields of a section."""
    said: dict[Any, float] = {}
    for kind, share in _LENGTH_COUNTS.items():
        once = _WEIGHTS[kind] / (1 - share + share * lengths[kind] / _USUAL_LENGTH[kind])
        for one, times in counts[kind].items():
            said[one] = said.get(one, 0) + once * times
    top = (LEVELS - 1) * weight
    return ((one, int(top * much / (_SATURATION + much) + 0.5) or 1) for one, much in said.items())


@cache
def _form(code: str, word: str) -> tuple[str, Stem]:
    return folded(word), f"{code} {language(code).stem(word)}"


class Growing:
    """An index that takes in one article after the other, so that none of them has to stay in memory."""

    def __init__(self) -> None:
        self._places: dict[Stem, Places] = defaultdict(list)
        self._grammar: dict[Word, Places] = defaultdict(list)
        self._forms: set[str] = set()  # lines with a word and its stem
        self._end = 0  # where the next section begins

    def add(self, one: Counted) -> None:
        """Take in an article; its sections come after those that are there."""
        start = self._end
        for stem, places in zip(one.stems.split("\n"), one.places.split(" "), strict=True):
            found = self._places[stem]
            for sign in places:
                found.append(start + ord(sign))
        for word, places in one.grammar.items():
            self._grammar[word] += [start + ord(sign) for sign in places]
        self._forms.update(one.forms.split("\n"))
        self._end += one.sections * LEVELS

    def index(self, kept: frozenset[str] = frozenset()) -> Index:
        """Return the index. `kept` are words that always find something.

        A list of the language says which words are grammar. The book says which of those stand everywhere.
        """
        result = Index(places=self._places)
        for form, stem in (line.split(" ", 1) for line in self._forms - {""}):
            result.forms[form].add(stem)
        for word, places in sorted(self._grammar.items()):
            form, stem = _form(*word)
            if len(places) * LEVELS > _COMMON * self._end and form not in kept:
                result.common.add(form)
                continue
            result.places[stem] = _together(result.places[stem], places)
            result.forms[form].add(stem)
        return result


def _together(one: Places, other: Places) -> Places:
    """Return both lists of places as one; where both have a section, it says as much as in the one that says more."""
    levels: dict[int, int] = {}
    for section, level in (divmod(place, LEVELS) for place in one + other):
        levels[section] = max(level, levels.get(section, 0))
    return [section * LEVELS + level for section, level in sorted(levels.items())]
