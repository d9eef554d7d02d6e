"""Everything that a search of one language loads, as classic scripts: they also work without a server."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from coursebook.model.catalog import Catalog
from coursebook.model.glossary import Term
from coursebook.model.text import typographic
from coursebook.search.article import Article, Place
from coursebook.search.index import Counted, Growing, Index, counted
from coursebook.search.shards import Shard, shards
from coursebook.search.words import LETTERS, folded, language, words


@dataclass(frozen=True)
class Lexicon:
    """The words that a search knows beforehand: terms in all languages, and what people write who need help now."""

    locale: str
    terms: tuple[Term, ...]
    urgent: dict[str, str]  # by language, phrases with commas between them


def lexicon(catalog: Catalog, all_catalogs: Iterable[Catalog]) -> Lexicon:
    """Return the lexicon of the language of `catalog`; a call for help is heard in every language of the book."""
    urgent = {other.locale: str(other.words("search.urgent")) for other in all_catalogs}
    return Lexicon(catalog.locale, catalog.terms, urgent)


@dataclass(frozen=True)
class Listed:
    """An article in the list that a search begins with; `sections` is how many there are."""

    place: Place
    language: str
    sections: int


@dataclass(frozen=True)
class Searched:
    """What the files of a search take from an article, whatever the others are: it can be kept.

    `text` is the content of the file with the texts of its sections.
    """

    listed: Listed
    text: str
    counts: Counted


def searched(article: Article) -> Searched:
    """Return what the files of a search take from `article`."""
    listed = Listed(article.place, article.language, len(article.sections))
    return Searched(listed, _json(_text(article)), counted(article))


def files(pages: Iterable[Searched], known: Lexicon) -> Iterator[tuple[str, str]]:
    """Give the files of a search, name and text: `start.js`, `words-<n>.js` and, for each page, `text-<n>.js`.

    The same pages give the same files. Each carries its edition, and the start names those of the others, so that a
    browser notices if it has kept one from before; an edited page leaves the texts of all others as they are.
    """
    growing, listed, editions = Growing(), [], {"words": "", "text": ""}
    for number, page in enumerate(pages):
        growing.add(page.counts)
        listed.append(page.listed)
        editions["text"] += _edition(page.text)
        yield _script(f"text-{number}", page.text)
    found = growing.index(_kept(known))
    parts = shards(found)
    for number, content in enumerate(_json(shard.data) for shard in parts):
        editions["words"] += _edition(content)
        yield _script(f"words-{number}", content)
    yield _script("start", _json(_start(listed, found, parts, known) | {"editions": editions}))


def _script(name: str, content: str) -> tuple[str, str]:
    return f"{name}.js", f"coursebook.search.keep({_json(_edition(content))},{_json(name)},{content})\n"


def _edition(content: str) -> str:
    """Return four signs that tell whether `content` is the same."""
    return urlsafe_b64encode(sha256(content.encode()).digest()[:3]).decode()


def _json(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _kept(known: Lexicon) -> frozenset[str]:
    """Return the words of single-word terms: they find something, however often they stand in the book."""
    said = [words(form) for term in known.terms for form in term.words.get(known.locale, ())]
    return frozenset(folded(form[0]) for form in said if len(form) == 1)


def _start(pages: list[Listed], found: Index, parts: list[Shard], known: Lexicon) -> dict[str, object]:
    names = sorted({page.place.part for page in pages})
    return {
        "language": known.locale,
        "letters": LETTERS,
        "common": " ".join(sorted(found.common)),
        "shards": [shard.first for shard in parts],
        "parts": names,
        "pages": [_page(page, names, known.locale) for page in pages],
        "terms": [_term(term, known.locale) for term in known.terms],
        "urgent": _urgent(known),
    }


def _page(page: Listed, parts: list[str], locale: str) -> list[object]:
    """Return title, address, part, number of sections and, where it is not that of the book, the language."""
    own = [] if page.language == locale else [page.language]
    return [page.place.title, page.place.address, parts.index(page.place.part), page.sections, *own]


def _term(term: Term, locale: str) -> list[object]:
    """Return id, word and definition of `term`, its words in the language of the book, and those in others."""
    own = term.words.get(locale, ())
    title = typographic(own[0] if own else next(iter(term.words.values()))[0])
    others = {
        _pattern(form, code)
        for code, forms in term.words.items()
        if code != locale
        for form in forms
        if not _means_nothing(form, locale)
    }
    patterns = list(dict.fromkeys(_pattern(form, locale) for form in own))
    return [term.id, title, typographic(term.definition), patterns, sorted(others - {"", *patterns})]


def _means_nothing(form: str, locale: str) -> bool:
    """Tell whether `form` is a word of grammar here: Portuguese `par` is a peer, French `par` is "by"."""
    return form.lower() in language(locale).grammar


def _pattern(form: str, code: str) -> str:
    """Return a word of the glossary as it is compared; endings for several genders are left out."""
    without_brackets = form.split("(")[0] + form.partition(")")[2] if "(" in form else form
    return language(code).pattern(" ".join(part.split(":")[0] for part in without_brackets.split()))


def _urgent(known: Lexicon) -> list[str]:
    said = {language(code).pattern(phrase) for code, text in known.urgent.items() for phrase in text.split(",")}
    return sorted(said - {""})


def _text(article: Article) -> list[list[str]]:
    """Return anchor, heading and text of each section."""
    return [[section.anchor, section.said("heading"), section.said("text", "term")] for section in article.sections]
