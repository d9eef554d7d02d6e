"""Everything that a search of one language loads, as classic scripts: they also work without a server."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from coursebook.model.catalog import Catalog
from coursebook.model.glossary import Term
from coursebook.model.text import typographic
from coursebook.search.article import Article
from coursebook.search.index import Counted, Index, index
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


def files(articles: list[Article], known: Lexicon, counts: Iterable[Counted] | None = None) -> dict[str, str]:
    """Return the files of a search by name: `start.js`, `words-<n>.js` and, for each page, `text-<n>.js`.

    `counts` are what `counted` gives for each article, where that is known already. The same articles give the same
    files. Each carries its edition, and the start names those of the others, so that a browser notices if it has kept
    one from before; and a page that is edited leaves the texts of all others as they are.
    """
    found = index(articles, _kept(known), counts)
    parts = shards(found)
    words_ = [_json(shard.data) for shard in parts]
    texts = [_json(_text(article)) for article in articles]
    editions = {"words": "".join(map(_edition, words_)), "text": "".join(map(_edition, texts))}
    written = {"start": _json(_start(articles, found, parts, known) | {"editions": editions})}
    for kind, contents in (("words", words_), ("text", texts)):
        written |= {f"{kind}-{number}": content for number, content in enumerate(contents)}
    return {f"{name}.js": _script(name, content) for name, content in written.items()}


def _script(name: str, content: str) -> str:
    return f"coursebook.search.keep({_json(_edition(content))},{_json(name)},{content})\n"


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


def _start(articles: list[Article], found: Index, parts: list[Shard], known: Lexicon) -> dict[str, object]:
    names = sorted({article.place.part for article in articles})
    return {
        "language": known.locale,
        "letters": LETTERS,
        "common": " ".join(sorted(found.common)),
        "shards": [shard.first for shard in parts],
        "parts": names,
        "pages": [_page(article, names, known.locale) for article in articles],
        "terms": [_term(term, known.locale) for term in known.terms],
        "urgent": _urgent(known),
    }


def _page(article: Article, parts: list[str], locale: str) -> list[object]:
    """Return title, address, part, number of sections and, where it is not that of the book, the language."""
    own = [] if article.language == locale else [article.language]
    place = article.place
    return [place.title, place.address, parts.index(place.part), len(article.sections), *own]


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
