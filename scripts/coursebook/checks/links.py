"""Links inside the book lead somewhere."""

from collections.abc import Iterator

from coursebook.checks.pages import assets, every_page, unread
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.addresses import is_relative, is_rooted, relative, resolve
from coursebook.model.page import Link, Page
from coursebook.problems import Problem, did_you_mean, nearest

DOWNLOADS = "competencies/downloads/"  # made with the site
_WITHOUT_ANCHORS = {  # macros that make nothing a page could link to
    *("link", "glossary_term", "cite", "picture", "help_box", "sources", "exit_page", "field", "long_field"),
    *("quiz", "scenario", "case_study", "storyboard", "video", "activity"),
}


def links_lead_somewhere(book: Book) -> Iterator[Problem]:
    """A link leads to a page or file that is there, and to a heading that the page has."""
    files = assets(book) | unread(book)
    for code, pages in book.pages.items():
        ways = _Ways(book.catalogs[code].pages, unread(book), files | book.catalogs[code].targets.keys())
        for page in pages.values():
            for link in page.links:
                if not link.image and is_relative(link.target):
                    yield from ways.problems(page, link)


def links_are_relative(book: Book) -> Iterator[Problem]:
    """A link inside the book starts from the page it stands in, so that it also works without a server."""
    for page in every_page(book):
        for link in page.links:
            if is_rooted(link.target):
                fact = f"the link `{link.target}` starts at the root of a server"
                remedy = "start from this page: ../../handbook/index.md, ../assets/images/table.svg"
                yield problem(page.at(link.line), fact, remedy)


class _Ways:
    """Where links of one language may lead."""

    def __init__(self, pages: dict[str, Page], unread: frozenset[str], known: frozenset[str]):
        self.pages = pages
        self.unread = unread
        self.known = known

    def problems(self, page: Page, link: Link) -> Iterator[Problem]:
        """Give what is wrong with `link`."""
        place = page.at(link.line)
        address, anchor = resolve(page.address, link.target)
        if not link.target.strip("#"):
            yield problem(place, f"the link `{link.text}` leads nowhere", "write an address between the parentheses")
        elif not (address in self.known or address.startswith(DOWNLOADS)):
            fact = f"the link `{link.target}` leads to no page and no file"
            yield problem(place, fact, self._remedy(page, address))
        elif anchor and not self._has(address, anchor):
            fact = f"the link `{link.target}` leads to no heading of {address}"
            otherwise = "an anchor is the heading in small letters, with hyphens"
            yield problem(place, fact, did_you_mean(anchor, self._anchors(address), otherwise))

    def _remedy(self, page: Page, address: str) -> str:
        if f"{address}/index.md" in self.known:
            return f"name the file: `{relative(page.address, f'{address}/index.md')}`"
        guess = nearest(address, self.known)
        return f"did you mean `{relative(page.address, guess)}`?" if guess else "link to a file of the book"

    def _has(self, address: str, anchor: str) -> bool:
        """Tell whether the page at `address` has `anchor`, or may have it: some macros make anchors."""
        page = self.pages.get(address)
        if not page or address in self.unread or any(call.name not in _WITHOUT_ANCHORS for call in page.calls):
            return True
        return anchor in self._anchors(address)

    def _anchors(self, address: str) -> set[str]:
        page = self.pages[address]
        return {heading.anchor for heading in page.headings} | {f"source-{id_}" for id_ in page.cited}
