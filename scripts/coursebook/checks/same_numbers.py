"""A translation has the numbers of its source: a dose, a year, a telephone number."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from coursebook.checks.report import problem
from coursebook.checks.same_parts import same_sections, translated_pairs
from coursebook.load import Book
from coursebook.model.record import Place
from coursebook.problems import Problem
from coursebook.sources.record_sections import Name, located, sections
from coursebook.translation.original import RecordOriginal, originals

# Expressions that begin with a sign or a digit are found quickly: the whole book is searched with them.
_NO_TEXT = re.compile(r"\]\([^)]*\)|\{\{.*?\}\}|```.*?```|`[^`]*`", re.DOTALL)  # targets of links, macros, code
_ITEM = re.compile(r"\n\s*\d+\. ")  # the number of an item in a list
# Ordinals, which some languages write in Roman figures.
_ORDINAL = re.compile(r"\d(?:\d*(?:st|nd|rd|th|er|e|ème|de|ste)\b|\d*\.?[ºª]|\d*-(?:a|lea)\b)")
_CUT = "\0"  # stands where something was taken out, so that what is around it does not come together
_AFTERNOON = re.compile(r"\b(\d{1,2})[ \u00a0]?p\.?m\b")
_KNOWN_AS = {"nb": "no"}  # languages that the library calls otherwise
_LONGEST = 4  # digits of a number that people write out
_THOUSANDS = re.compile(r"(\d)[.,\u00a0\u202f ](?=\d{3}\b)")
_NUMBER = re.compile(r"\d\d*")


def numbers_are_those_of_the_source(book: Book) -> Iterator[Problem]:
    """A translated section of a page has the numbers of its source, where the source still says what it said."""
    for source, page in translated_pairs(book):
        for theirs, ours in same_sections(source, page):
            said = _Said(theirs.text, source.locale), _Said(ours.text, page.locale)
            yield from _compared(*said, page.at(ours.line), f"{source.path}:{theirs.line}")


def numbers_of_records_are_those_of_the_source(book: Book) -> Iterator[Problem]:
    """The words of a record have the numbers of its source, where the source still says what it said."""
    in_source = cache(lambda name: sections(book.records[book.project.source][name][0]))
    for code in book.project.codes[1:]:
        for source in originals(book, code):
            if isinstance(source, RecordOriginal) and source.translated:
                yield from _of_record(source, in_source(source.name))


def _of_record(source: RecordOriginal, theirs: dict[Name, str]) -> Iterator[Problem]:
    ours = sections(source.book.records[source.locale][source.name][0])
    file = source.translated
    places = {name: file.lines.get(keys, 1) for name, keys in located(file.data, type(source.record))}
    for name, state in _states(source).items():
        if state in ("current", "little") and name in places:
            said = _Said(theirs[name], source.book.project.source), _Said(ours[name], source.locale)
            yield from _compared(*said, Place(file.path, places[name]), source.record.at().path)


def _states(source: RecordOriginal) -> dict:
    try:
        return source.states()
    except ValueError:  # the stamp does not fit, which is told
        return {}


@dataclass(frozen=True)
class _Said:
    """What is said in a language."""

    text: str
    locale: str

    def has(self, number: str) -> bool:
        """Tell whether `number` stands here in any way: once more or less, as an ordinal (27th), or written out."""
        if re.search(rf"(?<!\d){number}(?!\d)", self.text):
            return True
        words = _written_out(number, self.locale) if len(number) <= _LONGEST else None
        return words is not None and words in self.text.lower()


@lru_cache(maxsize=4096)
def _written_out(number: str, locale: str) -> str | None:
    from num2words import num2words  # noqa: PLC0415  it imports some fifty languages, and few texts need any

    try:
        return num2words(int(number), lang=_KNOWN_AS.get(locale, locale))
    except (NotImplementedError, OverflowError):  # a language that the library does not know, a number without name
        return None


def _compared(theirs: _Said, ours: _Said, place: Place, where: str) -> Iterator[Problem]:
    want, have = _numbers(theirs.text), _numbers(ours.text)
    if want.items() == have.items():  # as nearly always
        return
    lost = Counter({number: count for number, count in (want - have).items() if not ours.has(number)})
    added = Counter({number: count for number, count in (have - want).items() if not theirs.has(number)})
    if lost or added:
        have, want = _listed(added) or "none of them", _listed(lost) or "none of them"
        fact = f"the numbers differ in this section: the source has {want}, the translation has {have}"
        yield problem(place, fact, f"compare with {where}, number by number")


@lru_cache(maxsize=16384)  # those of the source are compared with each of its translations
def _numbers(text: str) -> Counter[str]:
    """Return the numbers of a text in one form for all languages: `1,200` and `1 200`, `3 p.m.` and `15 h`."""
    if not _NUMBER.search(text):
        return Counter()
    plain = _ITEM.sub("\n ", _NO_TEXT.sub(_CUT, f"\n{text}"))
    plain = _ORDINAL.sub(" ", plain).replace(_CUT, " ")
    if "pm" in plain or "p.m" in plain:
        plain = _AFTERNOON.sub(lambda match: str(int(match[1]) % 12 + 12), plain)
    return Counter(_NUMBER.findall(_THOUSANDS.sub(r"\1", plain)))


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements()))
