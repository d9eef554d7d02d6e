"""Articles of one language -> which word stands where, and how much that says (BM25F)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from coursebook.search.article import Article, Field, Section
from coursebook.search.words import folded, language, words

LEVELS = 16  # how finely it is kept how much a word says of a section

_WEIGHTS: dict[Field, float] = {"title": 8, "term": 5, "heading": 3, "text": 1}
_LENGTH_COUNTS: dict[Field, float] = {"title": 0.3, "term": 0.3, "heading": 0.3, "text": 0.6}
_SATURATION = 1.6  # a word that stands there twice says more, but not twice as much
_COMMON = 0.2  # a word of grammar finds nothing once it stands in this share of all sections

Word = tuple[str, str]  # language, word
Stem = str  # language and stem: `en listen`


@dataclass(frozen=True)
class Counted:
    """What an article gives to the index, whatever the others are: it can be kept.

    For each section and field: how often each stem stands there, and each word of grammar, of which only the whole book
    shows whether it finds anything. `forms` are the other words, folded, each with its stem. `weight` is how much the
    article matters.
    """

    weight: float
    sections: tuple[tuple[dict[Field, dict[Stem, int]], dict[Field, dict[Word, int]]], ...]
    forms: frozenset[tuple[str, Stem]]


@dataclass
class Index:
    """`forms` are the words of the book, folded, with their stems; `places` where a stem stands, and its level.

    A place is one number: that of the section times `LEVELS`, plus the level. They are in order.
    """

    forms: dict[str, set[Stem]] = field(default_factory=lambda: defaultdict(set))
    places: dict[Stem, list[int]] = field(default_factory=lambda: defaultdict(list))
    common: set[str] = field(default_factory=set)  # folded; what a reader types in vain


def counted(article: Article) -> Counted:
    """Return what `article` gives to the index."""
    forms: set[tuple[str, Stem]] = set()
    sections = tuple([_counted(section, forms) for section in article.sections])
    return Counted(article.place.weight, sections, frozenset(forms))


def _counted(section: Section, forms: set[tuple[str, Stem]]) -> tuple[dict, dict]:
    """Return how often each stem and each word of grammar stands in each field; add the words to `forms`."""
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
    return stems, grammar


@cache
def _form(code: str, word: str) -> tuple[str, Stem]:
    return folded(word), f"{code} {language(code).stem(word)}"


def index(counts: Iterable[Counted], kept: frozenset[str] = frozenset()) -> Index:
    """Return the index of articles from what each of them gives, their sections numbered in order.

    A list of the language says which words are grammar. The book says which of those stand everywhere. `kept` are words
    that always find something.
    """
    found = list(counts)
    common = _common([fields for one in found for _, fields in one.sections], kept)
    result = Index(common={folded(word) for _, word in common})
    for form, stem in _forms(found, common):
        result.forms[form].add(stem)
    sections = [_Section(*both, common, one.weight) for one in found for both in one.sections]
    means = _mean_lengths(sections)
    for number, section in enumerate(sections):
        for stem, level in section.levels(means):
            result.places[stem].append(number * LEVELS + level)
    return result


def _forms(found: list[Counted], common: set[Word]) -> set[tuple[str, Stem]]:
    """Return all words that find something, each with its stem."""
    grammar = set().union(*(words_ for one in found for _, fields in one.sections for words_ in fields.values()))
    return {_form(*word) for word in grammar - common}.union(*(one.forms for one in found))


def _common(grammar: list[dict[Field, dict[Word, int]]], kept: frozenset[str]) -> set[Word]:
    """Return the words of grammar that stand in so many sections that they find nothing, each with its language."""
    met = Counter(word for fields in grammar for word in set().union(*fields.values()))
    enough = _COMMON * len(grammar)
    return {(code, word) for (code, word), times in met.items() if times > enough and folded(word) not in kept}


@dataclass(frozen=True)
class _Section:
    """What stands in each field of a section; of its words of grammar, those in `common` find nothing."""

    stems: dict[Field, dict[Stem, int]]
    grammar: dict[Field, dict[Word, int]]
    common: set[Word]
    weight: float

    def length(self, kind: Field) -> int:
        """Return how many words that find something stand in a field."""
        seldom = (times for word, times in self.grammar[kind].items() if word not in self.common)
        return sum(self.stems[kind].values()) + sum(seldom)

    def levels(self, means: dict[Field, float]) -> Iterator[tuple[Stem, int]]:
        """Give how much each stem says of the section, from 1 to `LEVELS` - 1."""
        said: dict[Stem, float] = {}
        for kind, share in _LENGTH_COUNTS.items():
            once = _WEIGHTS[kind] / (1 - share + share * self.length(kind) / means[kind])
            for stem, times in self.stems[kind].items():
                said[stem] = said.get(stem, 0) + once * times
            for word, times in self.grammar[kind].items():
                if word not in self.common:
                    _, stem = _form(*word)
                    said[stem] = said.get(stem, 0) + once * times
        top = (LEVELS - 1) * self.weight
        return ((stem, int(top * much / (_SATURATION + much) + 0.5) or 1) for stem, much in said.items())


def _mean_lengths(sections: list[_Section]) -> dict[Field, float]:
    """Return how many words each field has where it has any."""
    means = {}
    for kind in _WEIGHTS:
        lengths = [length for section in sections if (length := section.length(kind))]
        means[kind] = sum(lengths) / len(lengths) if lengths else 1.0
    return means
