"""The words of a language are those of the glossary, and none that hurt."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.page import Call, Page
from coursebook.model.record import Place
from coursebook.problems import Problem
from coursebook.sources.markdown_file import without_code
from coursebook.sources.yaml_file import YamlFile

_MENTION = "[\"'“”„«‘’‚*`]"  # signs that a word is spoken of, and not used
_SHORTEST = 3  # letters that two words have to begin with to be forms of one
_ENDING = 3  # letters that an inflection may change at the end
_TYPED = "search.urgent"  # what readers type into the search, and not what the book says
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf¡-¿‚ƒ„…†‡‰‹‘’“”•–—™œž]|â€[\x80-\xbf™œ“”˜¦]|Â[ «»°´]|\ufffd")
_CEDILLA = re.compile("[şţŞŢ]")


def words_to_avoid_stand_nowhere(book: Book) -> Iterator[Problem]:
    """A text does not use words that hurt or promise too much; a word in quotation marks is spoken of, not used."""
    for code, catalog in book.catalogs.items():
        avoided = [entry for entry in catalog.avoided if entry.language == code]
        suspect = _Suspect(tuple(word for entry in avoided for word in entry.words))
        for place, text in _texts(book, code, suspect):
            for entry in avoided:
                for match in _pattern(entry.words).finditer(text):
                    line = place.line + text.count("\n", 0, match.start())
                    fact = f"`{match[0]}` is a word that this book avoids: {entry.why}"
                    yield problem(Place(place.path, line), fact, f"write `{entry.instead}`")


def terms_are_those_of_the_glossary(book: Book) -> Iterator[Problem]:
    """A word that is marked as a term of the glossary is one of the words that the glossary has for it."""
    for page in every_page(book):
        for call in page.calls:
            yield from _another_word(book.catalogs[page.locale], page, call)


def letters_are_whole(book: Book) -> Iterator[Problem]:
    """A text was not half converted from another encoding, and Romanian has its commas below, no cedillas."""
    for code in book.catalogs:
        patterns = ((_MOJIBAKE, "letters were lost in a wrong encoding"), *_of_language(code))
        for place, text in _texts(book, code, lambda words, all_=patterns: any(each.search(words) for each, _ in all_)):
            for pattern, fact in patterns:
                match = pattern.search(text)
                if match:
                    line = place.line + text.count("\n", 0, match.start())
                    remedy = "save the file as UTF-8 and type these letters again"
                    yield problem(Place(place.path, line), f"{fact}: `{match[0]}`", remedy)


def _of_language(code: str) -> tuple:
    return ((_CEDILLA, "Romanian writes ș and ț with a comma below, not a cedilla"),) if code == "ro" else ()


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    any_ = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?<!{_MENTION})(?:{any_})(?![\w-])(?!{_MENTION})", re.IGNORECASE)


def _folded(text: str) -> str:
    """Return `text` so that what is the same to an expression that ignores case and line ends is the same."""
    return " ".join(text.split()).casefold().replace("ı", "i").replace("i\u0307", "i")


class _Suspect:
    """Tells whether words to avoid may be in a text: first by a quick look for their longest pieces."""

    def __init__(self, avoided: tuple[str, ...]):
        self.avoided = avoided
        self.pieces = {_folded(max(word.split("*"), key=len)) for word in avoided}

    def __call__(self, text: str) -> bool:
        folded = _folded(text)
        return any(piece in folded for piece in self.pieces) and bool(_pattern(self.avoided).search(text))


def _texts(book: Book, code: str, suspect: Callable[[str], object]) -> Iterator[tuple[Place, str]]:
    """Give the words of a language with the line where they begin: pages, YAML files, words of the interface.

    Of a file whose words, all in one, are not suspect nothing is given: there are many texts, and few with a fault.
    """
    for page in book.pages[code].values():
        front, bare = page.front, without_code(page.body)
        titles = [(page.origin.at(key), value) for key in ("title", "description") if (value := getattr(front, key))]
        if suspect("\n".join((*(title for _, title in titles), bare))):
            yield from (*titles, (page.at(page.first_line), bare))
    for name, file in book.words[code].items():
        if not name.endswith("/wording.yml") and suspect(_all_in_one(file.data)):
            yield from _in_yaml(file, file.data, ())
    if not book.records[code]:  # there is nothing to look at but pages
        return
    words = book.catalogs[code].words
    texts = {key: _in_all_forms(text) for key, text in words.texts.items() if key != _TYPED}
    if suspect("\n".join(texts.values())):
        yield from ((words.at(key), text) for key, text in texts.items())


def _in_all_forms(text: object) -> str:
    return " ".join(map(str, text.values())) if isinstance(text, dict) else str(text)


def _all_in_one(data: dict) -> str:
    """Return all texts of a YAML file in one line."""
    texts: list[str] = []
    left: list[object] = [data]
    while left:
        value = left.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict | list):
            left += value.values() if isinstance(value, dict) else value
    return " ".join(" ".join(texts).split())


def _in_yaml(file: YamlFile, value: object, keys: tuple) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield Place(file.path, file.lines.get(keys, 1)), " ".join(value.split())
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _in_yaml(file, item, (*keys, key))


def _another_word(catalog: Catalog, page: Page, call: Call) -> Iterator[Problem]:
    if call.name != "glossary_term" or len(call.values) < 2:
        return
    id_, text = map(str, call.values[:2])
    term = catalog.terms_by_id.get(id_)
    forms = term.words.get(catalog.locale, ()) if term else ()
    if forms and not any(_alike(one, other) for form in forms for one in _words(form) for other in _words(text)):
        fact = f"`{text}` is marked as the term `{id_}`, whose words are {', '.join(f'`{form}`' for form in forms)}"
        remedy = "use one of them, or add this one to docs/_data/glossary.yml if people in the field say it"
        yield problem(page.at(call.line), fact, remedy)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= _SHORTEST]


def _alike(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: they begin alike, but for an ending."""
    enough = max(_SHORTEST, min(len(one), len(other)) - _ENDING)
    return one[:enough] == other[:enough]
