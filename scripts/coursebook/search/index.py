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
Stem = tuple[str, str]  # language, stem


@dataclass(frozen=True)
class Counted:
    """What an article gives to the index, whatever the others are: it can be kept.

    For each section and field: how often each stem stands there, and each word of grammar, of which only the whole book
    shows whether it finds anything. `forms` are the other words, folded, each with its stem.
    """

    stems: tuple[dict[Field, dict[Stem, int]], ...]
    grammar: tuple[dict[Field, dict[Word, int]], ...]
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
    sections = [_counted(section, forms) for section in article.sections]
    return Counted(tuple(stems for stems, _ in sections), tuple(grammar for _, grammar in sections), frozenset(forms))


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
    return folded(word), (code, language(code).stem(word))


def index(
    articles: list[Article], kept: frozenset[str] = frozenset(), counts: Iterable[Counted] | None = None
) -> Index:
    """Return the index of `articles`, their sections numbered in order. `kept` are words that always find something.

    A list of the language says which words are grammar. The book says which of those stand everywhere. `counts` are
    what each article gives, where that is known already.
    """
    found = list(map(counted, articles)) if counts is None else list(counts)
    grammar = [fields for article in found for fields in article.grammar]
    common = _common(grammar, kept)
    result = Index(common={folded(word) for _, word in common})
    met = {_form(*word) for fields in grammar for words_ in fields.values() for word in words_.keys() - common}
    for form, stem in met.union(*(article.forms for article in found)):
        result.forms[form].add(stem)
    stems = [fields for article in found for fields in article.stems]
    sections = [_together(*both, common) for both in zip(stems, grammar, strict=True)]
    weights = [article.place.weight for article in articles for _ in article.sections]
    means = _mean_lengths(sections)
    for number, (fields, weight) in enumerate(zip(sections, weights, strict=True)):
        for stem, level in _levels(fields, means, weight):
            result.places[stem].append(number * LEVELS + level)
    return result


def _common(grammar: list[dict[Field, dict[Word, int]]], kept: frozenset[str]) -> set[Word]:
    """Return the words of grammar that stand in so many sections that they find nothing, each with its language."""
    met = Counter(word for fields in grammar for word in set().union(*fields.values()))
    enough = _COMMON * len(grammar)
    return {(code, word) for (code, word), times in met.items() if times > enough and folded(word) not in kept}


def _together(stems: dict, grammar: dict, common: set[Word]) -> dict[Field, dict[Stem, int]]:
    """Return how often each stem stands in each field of a section, those of grammar included that find something."""
    found = {kind: dict(counts) for kind, counts in stems.items()}
    for kind, words_ in grammar.items():
        for word in words_.keys() - common:
            _, stem = _form(*word)
            found[kind][stem] = found[kind].get(stem, 0) + words_[word]
    return found


def _mean_lengths(sections: list[dict[Field, dict[Stem, int]]]) -> dict[Field, float]:
    """Return how many words each field has where it has any."""
    means = {}
    for kind in _WEIGHTS:
        lengths = [sum(stems[kind].values()) for stems in sections if stems[kind]]
        means[kind] = sum(lengths) / len(lengths) if lengths else 1.0
    return means


def _levels(
    fields: dict[Field, dict[Stem, int]], means: dict[Field, float], weight: float
) -> Iterator[tuple[Stem, int]]:
    """Give how much each stem says of a section, from 1 to `LEVELS` - 1."""
    said: dict[Stem, float] = {}
    for kind, stems in fields.items():
        share = _LENGTH_COUNTS[kind]
        length = 1 - share + share * sum(stems.values()) / means[kind]
        once = _WEIGHTS[kind] / length
        for stem, times in stems.items():
            said[stem] = said.get(stem, 0) + once * times
    top = (LEVELS - 1) * weight
    return ((stem, int(top * much / (_SATURATION + much) + 0.5) or 1) for stem, much in said.items())
