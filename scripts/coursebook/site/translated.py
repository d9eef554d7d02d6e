"""A translated page as readers see it: in the order of the source, with a notice where the two have parted."""

from coursebook.model.page import Page
from coursebook.site.foreign import foreign
from coursebook.translation.state import SectionState, states

_FINE = ("current", "little")


def as_readers_see_it(page: Page, source: Page) -> str:
    """Return the text of `page`, a translation of `source`.

    A section whose source says something else now has a notice above it; one that is not translated, or that is about
    safety and outdated, is shown in the words of the source. What is gone from the source is left out.
    """
    found = states(source, page)
    ours = [section.translated for section in found if section.state in _FINE]
    if len(ours) == len(found) and [part.line for part in ours] == sorted(part.line for part in ours):
        return page.body
    return "\n\n".join(_shown(section, source) for section in found if section.source)


def _shown(section: SectionState, source: Page) -> str:
    language, heading = source.locale, section.source.heading
    if section.state in _FINE:
        return section.translated.body
    if section.state == "new":
        return _notice("new") + foreign(section.source.body, language)
    if source.front.safety or (heading and heading.safety):
        return _notice("safety") + foreign(section.source.body, language)
    return _notice("meaning") + section.translated.body


def _notice(kind: str) -> str:
    return f'{{{{ section_notice("{kind}") }}}}\n\n'
