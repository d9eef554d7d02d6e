"""A translated page has the parts of its source: headings, macros, links and images.

A translation that was stamped is held against the source section by section, and only where the source still says
what it said: what changed since is work for a translator, and no mistake of anybody.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest

from coursebook.checks.macros import bound
from coursebook.checks.pages import translated_pages
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.addresses import is_relative
from coursebook.model.page import Call, Link, Page
from coursebook.problems import Problem
from coursebook.translation.sections import Section
from coursebook.translation.state import states

Part = tuple[str, int]  # what it is, the same in all languages, and its line
Parts = Callable[[Page], list[Part]]


def headings_are_those_of_the_source(book: Book) -> Iterator[Problem]:
    """A translated page has the headings of its source, one for one and on the same levels."""
    for source, page in _pairs(book):
        found = _first_difference(source, page)
        if found:
            yield found


def parts_are_those_of_the_source(book: Book) -> Iterator[Problem]:
    """A translated page calls the macros, follows the links and shows the images of its source."""
    for source, page in _pairs(book):
        for what, parts in _KINDS:
            yield from _differences(what, parts, source, page)


def stamps_are_those_of_the_tool(book: Book) -> Iterator[Problem]:
    """The stamp of a translation was written by the tool, and has a sign for each of its sections."""
    for source, page in translated_pairs(book):
        try:
            states(source, page)
        except ValueError as error:
            fact = f"the stamp of this translation does not fit it ({error})"
            remedy = f"mend the sections, or run `coursebook translate done {page.locale} {page.address}`"
            yield problem(page.origin.at("translation", "source"), fact, remedy)


def translated_pairs(book: Book) -> Iterator[tuple[Page, Page]]:
    """Give each source page with each of its translations."""
    sources = book.pages[book.project.source]
    return ((sources[page.address], page) for page in translated_pages(book) if page.address in sources)


def same_sections(source: Page, page: Page) -> Iterator[tuple[Section, Section]]:
    """Give the sections of which the source still says what it said, side by side."""
    try:
        found = states(source, page)
    except ValueError:  # told by the rule on stamps
        return
    for state in found:
        if state.state in ("current", "little") and state.source and state.translated:
            yield state.source, state.translated


def _pairs(book: Book) -> Iterator[tuple[Page, Page]]:
    """Give what is to be compared: whole pages, or of a stamped translation the sections that are up to date."""
    for source, page in translated_pairs(book):
        stamped = page.front.translation and page.front.translation.source
        if not stamped:
            yield source, page
            continue
        for theirs, ours in same_sections(source, page):
            yield theirs.of(source), ours.of(page)


def _first_difference(source: Page, page: Page) -> Problem | None:
    for theirs, ours in zip_longest(source.headings, page.headings):
        if not ours:
            last = page.headings[-1].line if page.headings else page.first_line
            fact = f"the heading `{theirs.text}` of {source.path}:{theirs.line} is missing"
            return problem(page.at(last), fact, "translate the section, or remove it from the source as well")
        if not theirs:
            fact = f"the heading `{ours.text}` has none beside it in {source.path}"
            return problem(page.at(ours.line), fact, "remove it, or add it to the source as well")
        if theirs.level != ours.level:
            fact = f"the heading `{ours.text}` is on level {ours.level}, `{theirs.text}` on {theirs.level}"
            remedy = f"compare with the source, {source.path}:{theirs.line}: the headings differ from here on"
            return problem(page.at(ours.line), fact, remedy)
    return None


def _differences(what: str, parts: Parts, source: Page, page: Page) -> Iterator[Problem]:
    theirs, ours = parts(source), parts(page)
    if [name for name, _ in theirs] == [name for name, _ in ours]:
        return
    lost = Counter(name for name, _ in theirs) - Counter(name for name, _ in ours)
    added = Counter(name for name, _ in ours) - Counter(name for name, _ in theirs)
    for name, line in _last(theirs, lost):
        fact = f"the {what} `{name}` of {source.path}:{line} is missing"
        yield problem(page.at(_beside(source, page, line)), fact, "add it where the source has it")
    for name, line in _last(ours, added):
        fact = f"the {what} `{name}` stands here more often than in {source.path}"
        yield problem(page.at(line), fact, "remove it, or add it there as well")


def _last(parts: list[Part], surplus: Counter[str]) -> Iterator[Part]:
    """Give, for each name in `surplus`, as many of its last occurrences in `parts`."""
    left = surplus.copy()
    for name, line in reversed(parts):
        if left[name]:
            left[name] -= 1
            yield name, line


def _beside(source: Page, page: Page, line: int) -> int:
    """Return the line of `page` where the section begins that stands at `line` in `source`."""
    number = sum(heading.line <= line for heading in source.headings)
    return page.headings[number - 1].line if 0 < number <= len(page.headings) else page.first_line


def _calls(page: Page) -> list[Part]:
    return [(_told(call), call.line) for call in page.calls]


def _told(call: Call) -> str:
    names = [f'"{value}"' for argument, value in bound(call) if argument.kind != "text"]
    return f"{{{{ {call.name}({', '.join(names)}) }}}}"


def _links(page: Page) -> list[Part]:
    return [(_file(link), link.line) for link in page.links if not link.image and is_relative(link.target)]


def _file(link: Link) -> str:
    """Return the file that a link leads to; headings, and so anchors, have other words in each language."""
    return link.target.partition("#")[0] or "#"


def _images(page: Page) -> list[Part]:
    return [(link.target, link.line) for link in page.links if link.image]


_KINDS = (("macro", _calls), ("link", _links), ("image", _images))
