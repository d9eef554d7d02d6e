"""A translated page as readers see it: in the order of the source, with a notice where the two have parted."""

import re
from dataclasses import dataclass

from mkdocs.exceptions import BuildError

from coursebook.model.page import Page
from coursebook.site.foreign import foreign
from coursebook.translation.state import SectionState, states

_FINE = ("current", "little")


@dataclass(frozen=True)
class AsSeen:
    """The text of a translated page as readers see it.

    `outdated` are the anchors of headings that need a notice besides: it is no part of the text, so that what was made
    of a translation holds when its source is edited.
    """

    text: str
    outdated: tuple[str, ...] = ()


def as_readers_see_it(page: Page, source: Page) -> AsSeen:
    """Return how readers see `page`, a translation of `source`.

    A section whose source says something else now has a notice above it; one that is not translated, or that is about
    safety and outdated, is shown in the words of the source. What is gone from the source is left out.
    """
    found = states(source, page)
    own = [section.translated for section in found if _stays(section, source)]
    if len(own) == len(found) and [part.line for part in own] == sorted(part.line for part in own):
        outdated = tuple(section.translated.heading.anchor for section in found if section.state not in _FINE)
        return AsSeen(page.body, outdated)
    return AsSeen("\n\n".join(_shown(section, source) for section in found if section.source))


def with_notices(html: str, outdated: tuple[str, ...], notice: str) -> str:
    """Return the `html` of a page with `notice` above each of the headings `outdated`.

    Raises BuildError where there is no such heading: somebody would not be warned.
    """
    for anchor in outdated:
        heading = _heading(html, anchor)
        if not heading:
            raise BuildError(f"the heading `#{anchor}` is outdated, and the page has none")
        html = f"{html[: heading.start()]}{notice}\n{html[heading.start() :]}"
    return html


def _heading(html: str, anchor: str) -> re.Match[str] | None:
    """Find a heading; one with the words of the title of its page, which has that anchor first, has a number, too."""
    patterns = (rf'<h2\b[^>]*\bid="{re.escape(anchor)}{number}"' for number in ("", r"_\d+"))
    return next(filter(None, (re.search(pattern, html) for pattern in patterns)), None)


def _stays(section: SectionState, source: Page) -> bool:
    """Tell whether a section stays as it is, but for a notice above its heading; the beginning of a page has none."""
    if section.state == "meaning":
        return section.translated.heading is not None and not _is_about_safety(section, source)
    return section.state in _FINE


def _is_about_safety(section: SectionState, source: Page) -> bool:
    heading = section.source.heading
    return source.front.safety or bool(heading and heading.safety)


def _shown(section: SectionState, source: Page) -> str:
    if section.state in _FINE:
        return section.translated.body
    if section.state == "new":
        return _notice("new") + foreign(section.source.body, source.locale)
    if _is_about_safety(section, source):
        return _notice("safety") + foreign(section.source.body, source.locale)
    return _notice("meaning") + section.translated.body


def _notice(kind: str) -> str:
    return f'{{{{ section_notice("{kind}") }}}}\n\n'
