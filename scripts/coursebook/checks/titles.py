"""Each page has one title and one description."""

from collections.abc import Iterator

from coursebook.checks.pages import every_page, is_course, is_module_or_chapter
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.page import Page
from coursebook.problems import Problem

SHORTEST = 50


def pages_have_title_and_description(book: Book) -> Iterator[Problem]:
    """A page says its title and description; courses, modules, chapters and templates have theirs in YAML."""
    for page in every_page(book):
        in_yaml = is_module_or_chapter(page.address) or is_course(page.address)
        yield from _superfluous(page) if in_yaml else _missing(page)


def descriptions_say_enough(book: Book) -> Iterator[Problem]:
    """A description has 50 to 200 characters: what a list of search results shows."""
    for page in every_page(book):
        text = page.front.description
        if text and len(text) < SHORTEST:
            fact = f"the description has {len(text)} characters, too few to say what the page is for"
            remedy = f"write one or two sentences, {SHORTEST} to 200 characters"
            yield problem(page.origin.at("description"), fact, remedy)


def _superfluous(page: Page) -> Iterator[Problem]:
    file = "handbook.yml" if page.address.startswith("handbook/") else "course.yml"
    for field in ("title", "description"):
        if getattr(page.front, field):
            named = "title" if field == "title" else "summary"
            fact = f"the {field} of this page stands in {file}, as `{named}`"
            yield problem(page.origin.at(field), fact, "remove it here")


def _missing(page: Page) -> Iterator[Problem]:
    for field in ("title", "description"):
        if not getattr(page.front, field):
            remedy = f"add `{field}: …` between `---` and `---` at the top of the file"
            yield problem(page.at(1), f"the page has no {field}", remedy)
