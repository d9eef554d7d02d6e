"""Articles of one language -> which word stands where, and how much that says (BM25F)."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from coursebook.search.article import Article, Field, Section
from coursebook.search.words import folded, language, words

LEVELS = 16  # how finely it is kept how much a word says of a section

_WEIGHTS: dict[Field, float] = {"title": 8, "term": 5, "heading": 3, "text": 1}
_LENGTH_COUNTS: dict[Field, float] = {"title": 0.3, "term": 0.3, "heading": 0.3, "text": 0.6}
_SATURATION = 1.6  # a word that stands there twice says more, but not twice as much
_COMMON = 0.2  # a word of grammar finds nothing once it stands in this share of all sections

Stem = tuple[str, str]  # language, stem


@dataclass
class Index:
    """`forms` are the words of the book, folded, with their stems; `places` where a stem stands, and its level."""

    forms: dict[str, set[Stem]] = field(default_factory=lambda: defaultdict(set))
    places: dict[Stem, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    common: set[str] = field(default_factory=set)  # folded; what a reader types in vain


def index(articles: list[Article], kept: frozenset[str] = frozenset()) -> Index:
    """Return the index of `articles`, their sections numbered in order. `kept` are words that always find something.

    A list of the language says which words are grammar. The book says which of those stand everywhere.
    """
    sections = [(section, article.place.weight) for article in articles for section in article.sections]
    common = _common([section for section, _ in sections], kept)
    result = Index(common={folded(word) for code, word in common})
    counted = [_counted(section, common, result) for section, _ in sections]
    means = _mean_lengths(counted)
    for number, (counts, (_, weight)) in enumerate(zip(counted, sections, strict=True)):
        for stem, level in _levels(counts, means, weight).items():
            result.places[stem][number] = level
    return result


def _common(sections: list[Section], kept: frozenset[str]) -> set[tuple[str, str]]:
    """Return the words of grammar that stand in so many sections that they find nothing, each with its language."""
    met = Counter(pair for section in sections for pair in _said_in(section))
    enough = _COMMON * len(sections)
    return {
        (code, word)
        for (code, word), times in met.items()
        if times > enough and word in language(code).grammar and folded(word) not in kept
    }


def _said_in(section: Section) -> set[tuple[str, str]]:
    return {(code, word) for code, _, text in section.runs for word in words(text)}


def _counted(section: Section, common: set[tuple[str, str]], result: Index) -> dict[Field, Counter[Stem]]:
    """Return how often each stem stands in each field of `section`; note in `result` the forms that were met."""
    counts: dict[Field, Counter[Stem]] = {kind: Counter() for kind in _WEIGHTS}
    for code, kind, text in section.runs:
        for word in words(text):
            if (code, word) not in common:
                stem = (code, language(code).stem(word))
                counts[kind][stem] += 1
                result.forms[folded(word)].add(stem)
    return counts


def _mean_lengths(counted: list[dict[Field, Counter[Stem]]]) -> dict[Field, float]:
    """Return how many words each field has where it has any."""
    means = {}
    for kind in _WEIGHTS:
        lengths = [counts[kind].total() for counts in counted if counts[kind]]
        means[kind] = sum(lengths) / len(lengths) if lengths else 1.0
    return means


def _levels(counts: dict[Field, Counter[Stem]], means: dict[Field, float], weight: float) -> dict[Stem, int]:
    """Return how much each stem says of a section, from 1 to `LEVELS` - 1."""
    said: Counter[Stem] = Counter()
    for kind, stems in counts.items():
        share = _LENGTH_COUNTS[kind]
        length = 1 - share + share * stems.total() / means[kind]
        for stem, times in stems.items():
            said[stem] += _WEIGHTS[kind] * times / length
    top = LEVELS - 1
    return {stem: max(1, round(top * weight * much / (_SATURATION + much))) for stem, much in said.items()}
