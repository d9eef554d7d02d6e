"""Articles of one language -> which word stands where, and how much that says (BM25F)."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from coursebook.search.article import Article, Field, Section
from coursebook.search.places import LEVELS, Places, of_page, on_page
from coursebook.search.words import folded, language, words

_WEIGHTS: dict[Field, float] = {"title": 8, "term": 5, "heading": 3, "text": 1}
_LENGTH_COUNTS: dict[Field, float] = {"title": 0.3, "term": 0.3, "heading": 0.3, "text": 0.6}
# Words that a field has in this book, grammar apart, where it has any. BM25F asks for the mean of all sections; with
# this one, what a section says is the same whatever stands in the others, and an edit changes no other page.
_USUAL_LENGTH: dict[Field, float] = {"title": 3, "term": 70, "heading": 2, "text": 55}
_SATURATION = 1.6  # a word that stands there twice says more, but not twice as much
_COMMON = 0.2  # a word of grammar finds nothing once it stands in this share of all sections

Word = tuple[str, str]  # language, word
Stem = str  # language and stem: `en listen`


@dataclass(frozen=True)
class Counted:
    """What an article gives to the index, whatever the others are, as texts: those are kept and read quickly.

    `stems` has a line for each, `places` tells where on the page it stands, with a space between two. `forms` has a
    line for each word, folded, and its stem. `grammar` tells in how many sections words of grammar stand, and where:
    only the whole book shows whether they find anything.
    """

    sections: int
    stems: str
    places: str
    forms: str
    grammar: dict[Word, tuple[int, Places]]


@dataclass
class Index:
    """`forms` are the words of the book, folded, each with a stem, in order; `places` tells where a stem stands."""

    forms: list[str]
    places: dict[Stem, list[Places]]
    common: set[str] = field(default_factory=set)  # folded; what a reader types in vain


def counted(article: Article) -> Counted:
    """Return what `article` gives to the index."""
    places: dict[Stem, list[tuple[int, int]]] = defaultdict(list)
    grammar: dict[Word, list[tuple[int, int]]] = defaultdict(list)
    met: dict[str, set[str]] = defaultdict(set)
    for number, section in enumerate(article.sections):
        for one, level in _levels(section, article.place.weight, met):
            (grammar if isinstance(one, tuple) else places)[one].append((number, level))
    forms = {
        f"{folded(word)} {_stems(code)[word]}"
        for code, found in met.items()
        for word in found - language(code).grammar
    }
    where = " ".join(map(on_page, places.values()))
    of_grammar = {word: (len(found), on_page(found)) for word, found in grammar.items()}
    return Counted(len(article.sections), "\n".join(places), where, "\n".join(sorted(forms)), of_grammar)


def _levels(section: Section, weight: float, met: dict[str, set[str]]) -> Iterator[tuple[Stem | Word, int]]:
    """Give how much each stem and each word of grammar says of `section`, from 1 to `LEVELS` - 1.

    Adds its words to `met`, by language.
    """
    counts: dict[Field, Counter[Stem | Word]] = {kind: Counter() for kind in _LENGTH_COUNTS}
    for (code, kind), text in section.texts.items():
        found = words(text)
        met[code].update(found)
        counts[kind].update(map(_stems(code).__getitem__, found))
    said: dict[Stem | Word, float] = {}
    for kind, share in _LENGTH_COUNTS.items():
        length = sum([times for one, times in counts[kind].items() if isinstance(one, str)])
        once = _WEIGHTS[kind] / (1 - share + share * length / _USUAL_LENGTH[kind])
        for one, times in counts[kind].items():
            said[one] = said.get(one, 0) + once * times
    top = (LEVELS - 1) * weight
    return ((one, int(top * much / (_SATURATION + much) + 0.5) or 1) for one, much in said.items())


class _Stems(dict[str, Stem | Word]):
    """The words of a language that were met, each with its stem; a word of grammar has none and stays itself."""

    def __init__(self, code: str):
        super().__init__()
        self._code = code

    def __missing__(self, word: str) -> Stem | Word:
        self[word] = (self._code, word) if word in language(self._code).grammar else _stem(self._code, word)
        return self[word]


_stems = cache(_Stems)


def _stem(code: str, word: str) -> Stem:
    return f"{code} {language(code).stem(word)}"


class Growing:
    """An index that takes in one article after the other, so that none of them has to stay in memory."""

    def __init__(self) -> None:
        self._places: dict[Stem, list[Places]] = defaultdict(list)
        self._grammar: dict[Word, list[tuple[int, Places]]] = defaultdict(list)
        self._forms: set[str] = set()  # lines with a word and its stem
        self._pages = self._sections = 0

    def add(self, one: Counted) -> None:
        """Take in an article, the next page."""
        page = of_page(self._pages)
        here = (page + one.places.replace(" ", f" {page}")).split(" ")
        lists = map(self._places.__getitem__, one.stems.split("\n"))
        deque(map(list.append, lists, here), maxlen=0)  # a loop that Python need not run itself: half of the time
        for word, (sections, places) in one.grammar.items():
            self._grammar[word].append((sections, page + places))
        self._forms.update(one.forms.split("\n"))
        self._pages += 1
        self._sections += one.sections

    def index(self, kept: frozenset[str] = frozenset()) -> Index:
        """Return the index. `kept` are words that always find something.

        A list of the language says which words are grammar. The book says which of those stand everywhere.
        """
        places, forms, common = self._places.copy(), self._forms - {""}, set()
        for word, found in sorted(self._grammar.items()):
            form, stem = folded(word[1]), _stem(*word)
            if sum(sections for sections, _ in found) > _COMMON * self._sections and form not in kept:
                common.add(form)
                continue
            places[stem] = places[stem] + [where for _, where in found]
            forms.add(f"{form} {stem}")
        return Index(sorted(forms), places, common)
