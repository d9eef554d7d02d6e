"""Content notes: a box `heavy` gets a link that skips what it announces."""

import re

from markupsafe import Markup

from coursebook.model.words import Words

_NOTE = re.compile(r'<div class="admonition heavy">')
_DIV = re.compile(r"<(/?)div\b")
_SECTION = re.compile(r'<h2 id="([^"]+)">')


def with_skip_links(html: str, words: Words) -> str:
    """Return `html` with a link to the next section at the end of each content note; a check sees that there is one."""
    for start in reversed([match.start() for match in _NOTE.finditer(html)]):
        end = _end_of(html, start)
        section = _SECTION.search(html, end)
        if section:
            link = Markup('<p data-search-exclude><a href="#{}">{}</a></p>').format(section[1], words("note.skip"))
            html = html[:end] + str(link) + html[end:]
    return html


def _end_of(html: str, start: int) -> int:
    """Return where the closing tag of the element stands that begins at `start`."""
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return len(html)
