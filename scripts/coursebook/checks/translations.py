"""Translated pages are pages of the source language, and say what they are."""

from collections.abc import Iterator

from coursebook.checks.pages import every_page, translated_pages, unread
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem, nearest


def translations_have_a_source(book: Book) -> Iterator[Problem]:
    """A translated page has the path of the page that it translates."""
    source = book.pages[book.project.source].keys() | unread(book)
    for page in translated_pages(book):
        if page.address not in source:
            guess = nearest(page.address, source)
            rename = f"rename the file: did you mean `{guess}`?"
            remedy = rename if guess else "write the page in the source language first"
            fact = f"the source language has no page `{page.address}`, so nobody would see this one"
            yield problem(page.at(1), fact, remedy)


def translations_say_their_state(book: Book) -> Iterator[Problem]:
    """A translated page says its state under `translation`; a page of the source language has none."""
    for page in every_page(book):
        said = page.front.translation is not None
        if page.locale == book.project.source and said:
            fact = "a page of the source language is no translation"
            yield problem(page.origin.at("translation"), fact, "remove `translation`")
        elif page.locale != book.project.source and not said and not page.local:
            remedy = "add `translation:` and below it `  status: draft` between `---` and `---` at the top"
            yield problem(page.at(1), "the page does not say the state of its translation", remedy)
