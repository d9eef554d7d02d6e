"""The words of a language are those of the glossary, and none that hurt."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.page import Call, Page
from coursebook.model.record import Place
from coursebook.model.wording import Avoided
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
        avoided = [(_pattern(entry), entry) for entry in catalog.avoided if entry.language == code]
        for place, text in _texts(book, code):
            for pattern, entry in avoided:
                for match in pattern.finditer(text):
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
        for place, text in _texts(book, code):
            for pattern, fact in ((_MOJIBAKE, "letters were lost in a wrong encoding"), *_of_language(code)):
                match = pattern.search(text)
                if match:
                    line = place.line + text.count("\n", 0, match.start())
                    remedy = "save the file as UTF-8 and type these letters again"
                    yield problem(Place(place.path, line), f"{fact}: `{match[0]}`", remedy)


def _of_language(code: str) -> tuple:
    return ((_CEDILLA, "Romanian writes ș and ț with a comma below, not a cedilla"),) if code == "ro" else ()


def _pattern(entry: Avoided) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in entry.words)
    return re.compile(rf"(?<![\w-])(?<!{_MENTION})(?:{words})(?![\w-])(?!{_MENTION})", re.IGNORECASE)


def _texts(book: Book, code: str) -> Iterator[tuple[Place, str]]:
    """Give all words of a language with the line where they begin: pages, YAML files, words of the interface."""
    for page in book.pages[code].values():
        front = page.front
        yield from ((page.origin.at(key), value) for key in ("title", "description") if (value := getattr(front, key)))
        yield page.at(page.first_line), without_code(page.body)
    for name, file in book.words[code].items():
        if not name.endswith("/wording.yml"):
            yield from _in_yaml(file, file.data, ())
    words = book.catalogs[code].words
    for key, text in words.texts.items():
        if key != _TYPED:
            yield words.at(key), " ".join(map(str, text.values())) if isinstance(text, dict) else str(text)


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
