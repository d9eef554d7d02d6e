"""Where code begins and ends is plain for everybody who reads a page, machines included."""

import re
from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem
from coursebook.sources.markdown_file import without_code

# Left over when code is taken out: a lone backtick, one after an even number of backslashes, a lone fence.
_STRAY = re.compile(r"(?<!\\)`|\\\\`|~~~")
_SNIPPET = re.compile(r"-+8<-+")


def code_ends_where_it_began(book: Book) -> Iterator[Problem]:
    """Code in a line begins and ends on this line; a block of code ends with the fence that it began with."""
    for page in every_page(book):
        bare = without_code(page.body)
        if "`" not in bare and "~~~" not in bare:
            continue
        for number, line in enumerate(bare.split("\n"), page.first_line):
            if _STRAY.search(line):
                fact = "code begins or ends here without its partner"
                remedy = "close the code on this line, a block with its fence; write \\` for the sign itself"
                yield problem(page.at(number), fact, remedy)


def pages_include_no_files(book: Book) -> Iterator[Problem]:
    """A page is whole: it takes in no other file (`--8<--`)."""
    for page in every_page(book):
        for match in _SNIPPET.finditer(without_code(page.body) if "8<" in page.body else ""):
            line = page.first_line + page.body.count("\n", 0, match.start())
            remedy = "write the text here, or link to the page that has it"
            yield problem(page.at(line), "the page would take in another file (`--8<--`)", remedy)
