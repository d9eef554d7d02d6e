"""A page of the site as it stands in a copy: which copy it is, and no dead links to languages that are not in it."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from html import escape
from posixpath import dirname, normpath

from coursebook.problems import Problem, SourceError

_SWITCHER, _OFFER = r'<details class="languages">.*?</details>', r'<div class="language-offer-box">.*?</div>'
_SWITCHERS = re.compile(f"{_SWITCHER}|{_OFFER}", re.DOTALL)
_LINK = re.compile(r'(?<=\shref=")([^":?#]+)(?=[?#"])')  # within the site: an address elsewhere has a colon
_FOOTER = "overrides/theme/partials/footer.html"


def with_note(html: str, note: str) -> str:
    """Return the page with `note` at the end of its footer. Raises SourceError where it has none."""
    before, end, after = html.rpartition("</footer>")
    if not end:
        fact = "the pages have no </footer>, where a copy says its version"
        raise SourceError([Problem(_FOOTER, 1, fact, "end this part with a <footer>")])
    return f"{before}{note}{end}{after}"


def without_languages(html: str) -> str:
    """Return the page without what leads to the same page in other languages."""
    return _SWITCHERS.sub("", html)


@dataclass(frozen=True)
class LinksElsewhere:
    """The links of the page `name` to files that are not in its copy; `online` says where the site shows a file."""

    name: str
    elsewhere: Set[str]
    online: Callable[[str], str]

    def in_page(self, html: str) -> str:
        """Return `html` with these links leading to the published site."""
        return _LINK.sub(lambda match: self._address(match[1]), html)

    def _address(self, link: str) -> str:
        goal = normpath(f"{dirname(self.name)}/{link}").lstrip("/")
        return escape(self.online(goal)) if goal in self.elsewhere else link
