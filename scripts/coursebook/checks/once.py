"""What a page shows once at most."""

from collections.abc import Iterator

from coursebook.checks.macros import bound
from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem

ONCE = ("help_box", "exit_page")
MATERIALS = ("quiz", "scenario", "case_study", "activity")
FIELDS = ("field", "long_field")


def help_stands_once(book: Book) -> Iterator[Problem]:
    """The box with help and the button to leave stand once on a page: said twice, they become wallpaper."""
    for page in every_page(book):
        for name in ONCE:
            for call in [call for call in page.calls if call.name == name][1:]:
                yield problem(page.at(call.line), f"`{name}` stands on this page twice", "keep the first one")


def materials_stand_once(book: Book) -> Iterator[Problem]:
    """A page shows a quiz, a scenario, a case study or an activity once: two would write into each other."""
    for page in every_page(book):
        shown: set[tuple[str, object]] = set()
        for call in page.calls:
            for value in call.values if call.name in MATERIALS else ():
                if (call.name, value) in shown:
                    fact = f'`{call.name}("{value}")` stands on this page twice'
                    yield problem(page.at(call.line), fact, "keep one of the two")
                shown.add((call.name, value))


def fields_have_names_of_their_own(book: Book) -> Iterator[Problem]:
    """Two fields of a template have different names: what is typed into one would stand in the other as well."""
    for page in every_page(book):
        first: dict[object, int] = {}
        for call in [call for call in page.calls if call.name in FIELDS]:
            name = {argument.name: value for argument, value in bound(call)}.get("name")
            if name in first:
                fact = f"the field `{name}` is there twice (first on line {first[name]})"
                yield problem(page.at(call.line), fact, "give this one another name, the same in all languages")
            first.setdefault(name, call.line)
