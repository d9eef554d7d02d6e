"""A page as sections: what stands before the first heading `##`, then each `##` with all that follows it."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from coursebook.model.page import Heading, Page
from coursebook.sources.digest import Digest, digest, exact


@dataclass(frozen=True)
class Section:
    """A section of a page: its heading (none for the beginning), its Markdown with the heading, first and last line.

    `front` is the title and the description that the beginning of a page has above its text.
    """

    heading: Heading | None
    body: str
    line: int
    end: int
    front: str = ""

    @cached_property
    def text(self) -> str:
        return f"{self.front}\n\n{self.body}".strip("\n")

    @cached_property
    def exact(self) -> str:
        return exact(self.text)

    @property
    def digest(self) -> Digest:
        return digest(self.text)

    def of(self, page: Page) -> Page:
        """Return `page` with only the headings, links and macros of this section."""
        inside = range(self.line, self.end)
        return replace(
            page,
            headings=tuple(heading for heading in page.headings if heading.line in inside),
            links=tuple(link for link in page.links if link.line in inside),
            calls=tuple(call for call in page.calls if call.line in inside),
        )


@lru_cache(maxsize=4096)  # those of the source are asked for by each of its translations
def sections(page: Page) -> tuple[Section, ...]:
    """Return the sections of `page` in order; the first one holds its title, its description and its beginning."""
    lines = page.body.split("\n")
    headings = [heading for heading in page.headings if heading.level == 2]
    starts = [heading.line - page.first_line for heading in headings]
    front = "\n".join(filter(None, (page.front.title, page.front.description)))
    return tuple(
        Section(
            heading,
            "\n".join(lines[start:end]),
            page.first_line + start,
            page.first_line + end,
            "" if heading else front,
        )
        for heading, (start, end) in zip((None, *headings), pairwise((0, *starts, len(lines))), strict=True)
    )


def stamp(page: Page) -> str:
    """Return the signs of all sections of a source page, for the front matter of its translation."""
    return " ".join(str(section.digest) for section in sections(page))
