"""Images are ours, are there, and are described."""

from collections.abc import Iterator

from coursebook.checks.pages import assets, every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.addresses import is_relative, is_rooted, relative, resolve
from coursebook.model.page import Link, Page
from coursebook.problems import Problem, nearest


def images_have_words(book: Book) -> Iterator[Problem]:
    """Each image has alternative text, for who cannot see it."""
    for page in every_page(book):
        for link in page.links:
            if link.image and not link.text.strip():
                remedy = "write what it shows between the brackets: ![A group around a table](…)"
                yield problem(page.at(link.line), f"the image `{link.target}` has no alternative text", remedy)


def images_are_ours(book: Book) -> Iterator[Problem]:
    """Each image is a file below `docs/assets/`: nothing is loaded from elsewhere."""
    known = assets(book)
    for page in every_page(book):
        for link in page.links:
            if link.image and not is_rooted(link.target):
                yield from _problems(page, link, known)


def _problems(page: Page, link: Link, known: frozenset[str]) -> Iterator[Problem]:
    place = page.at(link.line)
    if not is_relative(link.target):
        remedy = "put the file in docs/assets/images/ and link to it there, if its licence allows"
        yield problem(place, f"the image `{link.target}` is loaded from elsewhere", remedy)
        return
    address, _ = resolve(page.address, link.target)
    if address not in known:
        guess = nearest(address, known)
        remedy = f"did you mean `{relative(page.address, guess)}`?" if guess else "put the file in docs/assets/images/"
        yield problem(place, f"there is no image `{link.target}`", remedy)
