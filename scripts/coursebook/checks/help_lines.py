"""Help lines can be reached."""

from collections.abc import Iterator

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem

_FILE = "docs/_data/help-lines.yml"


def there_is_an_emergency_number(book: Book) -> Iterator[Problem]:
    """The help lines name at least one number of the emergency services."""
    countries = book.source.help_lines
    if not any(country.emergency for country in countries):
        remedy = 'add `emergency: {number: "112", source: https://…}` to a country'
        yield Problem(_FILE, 1, "no country has the number of its emergency services", remedy)


def verified_lines_can_be_reached(book: Book) -> Iterator[Problem]:
    """A line that is `verified` has a number to call or to write to, or a web address."""
    for country in book.source.help_lines:
        for line in country.lines:
            if line.status == "verified" and not (line.numbers or line.sms or line.web):
                fact = f"the line `{line.id}` is verified and cannot be reached"
                yield problem(line.at("status"), fact, "add `numbers`, `sms` or `web`, or write `status: unverified`")
