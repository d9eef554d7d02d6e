"""Links inside the book lead somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from coursebook.checks.addresses import is_relative, relative, resolve
from coursebook.checks.pages import assets
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.page import Link, Page
from coursebook.problems import Problem, did_you_mean, nearest

DOWNLOADS = "competencies/downloads/"  # made with the site
_IN_A_LINE = {
    "link",
    "glossary_term",
    "cite",
    "picture",
    "help_box",
    "sources",
}  # macros that make no headings


def links_lead_somewhere(book: Book) -> Iterator[Problem]:
    """A link leads to a page or file that is there, and to a heading that the page has."""
    files = assets(book)
    for code, pages in book.pages.items():
        ways = _Ways(book.catalogs[code], files | book.catalogs[code].targets.keys())
        for page in pages.values():
            for link in page.links:
                found = None if link.image else ways.problem(page, link)
                if found:
                    yield found


def links_are_relative(book: Book) -> Iterator[Problem]:
    """A link inside the book starts from the page it stands in, so that it also works without a server."""
    for pages in book.pages.values():
        for page in pages.values():
            for link in page.links:
                if link.target.startswith(("/", "\\")) and link.target[1:2] not in ("/", "\\"):
                    remedy = 'start from this page, as ../../handbook/index.md, or write {{ link("handbook") }}'
                    yield problem(
                        page.at(link.line), f"the link `{link.target}` starts at the root of a server", remedy
                    )


@dataclass(frozen=True)
class _Ways:
    """Where links of one language may lead."""

    catalog: Catalog
    known: frozenset[str]

    def problem(self, page: Page, link: Link) -> Problem | None:
        """Return what is wrong with `link`, or None."""
        if not is_relative(link.target):
            return None
        place = page.at(link.line)
        if not link.target.strip("#"):
            return problem(
                place, f"the link `{link.text}` leads nowhere", "write where it leads between the parentheses"
            )
        address, anchor = resolve(page.address, link.target)
        if not (address in self.known or address.startswith(DOWNLOADS)):
            return problem(place, f"the link `{link.target}` leads to no page and no file", self._remedy(page, address))
        anchors = self._anchors(address)
        if anchor and anchors is not None and anchor not in anchors:
            remedy = did_you_mean(anchor, anchors, "an anchor is the heading in small letters, with hyphens")
            return problem(place, f"the link `{link.target}` leads to no heading of {address}", remedy)
        return None

    def _remedy(self, page: Page, address: str) -> str:
        if f"{address}/index.md" in self.known:
            return f"name the file: `{relative(page.address, f'{address}/index.md')}`"
        guess = nearest(address, self.known)
        return f"did you mean `{relative(page.address, guess)}`?" if guess else "link to a file of the book"

    def _anchors(self, address: str) -> set[str] | None:
        """Return the anchors of the page at `address`, or None where macros make some."""
        page = self.catalog.pages.get(address)
        if not page or any(call.name not in _IN_A_LINE for call in page.calls):
            return None
        return {heading.anchor for heading in page.headings} | {f"source-{id_}" for id_ in page.cited}
