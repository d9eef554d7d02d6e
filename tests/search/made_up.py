"""Articles for tests: small ones in a line, and a large book whose words are made up."""

from itertools import accumulate, product
from random import Random

from coursebook.model.glossary import Term
from coursebook.model.text import Text
from coursebook.search.article import Article, Place, article
from coursebook.search.files import Lexicon
from coursebook.search.index import Growing, Index, counted

SYLLABLES = [first + vowel for first, vowel in product("bcdfghklmnprstvw", "aeiou")]


def page(address: str, title: str, html: str, code: str = "en", **place: object) -> Article:
    """Return the article of a page whose text is `html` below its title."""
    return article(f"<h1>{title}</h1>{html}", Place(f"{address}/", title, **place), code)


def indexed(pages: list[Article], kept: frozenset[str] = frozenset()) -> Index:
    """Return the index of `pages`, in their order."""
    growing = Growing()
    for one in pages:
        growing.add(counted(one))
    return growing.index(kept)


def term(id_: str, definition: str, **words: list[str]) -> Term:
    """Return a term with its `words` by language."""
    return Term(id=id_, definition=Text(definition), words={code: tuple(forms) for code, forms in words.items()})


def lexicon(*terms: Term, locale: str = "en", **urgent: str) -> Lexicon:
    """Return what a search knows beforehand: terms, and by language what people write who need help."""
    return Lexicon(locale, terms, urgent)


def large_book(pages: int = 100, words: int = 1060, sections: int = 7) -> list[Article]:
    """Return a book of made-up words, used as often as words are in a language: few very often, most seldom (Zipf)."""
    random = Random(7)
    known = ["".join(random.choices(SYLLABLES, k=random.randint(2, 5))) for _ in range(9000)]
    often = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))

    def text(length: int) -> str:
        return " ".join(random.choices(known, cum_weights=often, k=length))

    def body() -> str:
        return "".join(f'<h2 id="s-{n}">{text(4)}</h2><p>{text(words // sections - 4)}</p>' for n in range(sections))

    return [page(f"part/page-{number}", text(5), body()) for number in range(pages)]
