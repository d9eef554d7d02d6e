"""Pages that an institution leaves out: none is written, and no link leads there."""

import re
from posixpath import dirname, join, normpath

from markupsafe import Markup

from coursebook.views.here import Here, web_path

_LINK = re.compile(r'(<a\b[^>]*?)\shref="([^"#?]*)(?:[#?][^"]*)?"')


def without_links(html: str, here: Here) -> str:
    """Return the finished page `html` in which a link to a page that is left out is plain text with a note.

    It stays an element `a`, without an address: so HTML says that a link would stand here, in drawings too.
    """
    off = {_path(web_path(address, here.directory_urls)) for address in here.catalog.off}
    note = Markup('{} role="link" aria-disabled="true" title="{}"')
    own = web_path(here.address, here.directory_urls)
    folder = own if own.endswith("/") else dirname(own)

    def plain(match: re.Match[str]) -> str:
        leads = match[2] and _path(join(folder, match[2])) in off
        return note.format(Markup(match[1]), here.catalog.words("institution.left-out")) if leads else match[0]

    return _LINK.sub(plain, html) if off else html


def _path(address: str) -> str:
    return normpath(address or ".")
