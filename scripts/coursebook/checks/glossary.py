"""The glossary speaks all its languages."""

from collections.abc import Iterator

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem


def terms_have_words_in_all_languages(book: Book) -> Iterator[Problem]:
    """A term has words in each language that any other term has, and attests no language without words."""
    terms = book.source.terms
    languages = dict.fromkeys(code for term in terms for code in term.words)
    for term in terms:
        for code in languages:
            if code not in term.words:
                fact = f"the term `{term.id}` has no words for `{code}`, as other terms have"
                yield problem(term.at("words"), fact, f"add `{code}: […]`")
        for index, code in enumerate(term.attested):
            if code not in term.words:
                fact = f"the term `{term.id}` attests `{code}` and has no words for it"
                yield problem(term.at("attested", index), fact, f"add the words, or remove `{code}` here")
