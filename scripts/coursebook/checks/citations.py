"""Who cites, lists."""

from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem


def pages_list_what_they_cite(book: Book) -> Iterator[Problem]:
    """A page that cites a source lists its sources at the end."""
    for page in every_page(book):
        cites = [call for call in page.calls if call.name == "cite"]
        if cites and all(call.name != "sources" for call in page.calls):
            remedy = "add {{ sources() }} in the last section"
            yield problem(page.at(cites[0].line), "the page cites sources and does not list them", remedy)
