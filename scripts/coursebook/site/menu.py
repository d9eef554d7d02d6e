"""The navigation as HTML: made once for each section of a language, not once for each page.

Pages of one section differ only in which entry is marked as theirs, and what it says of their headings.
"""

import re
from dataclasses import dataclass, field
from functools import partial
from posixpath import dirname, join, relpath

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

Item = Page | Section

_FOLDED = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Menu:
    """Makes the menu and the tabs of the pages of one language, with the templates of `menu/`.

    A static page (the one for wrong addresses) is no page of the navigation: `page` is None, and all links begin at
    `base`, the address of the site.
    """

    environment: Environment
    config: MkDocsConfig
    _made: dict[tuple, str] = field(default_factory=dict)

    def tabs(self, page: Page | None, nav: Navigation, base: str) -> str:
        """Return a link to each section of the first level."""
        return self._shared("tabs", page, nav, base)

    def tree(self, page: Page | None, nav: Navigation, base: str, headings: str = "") -> str:
        """Return the way to `page` and what lies beside it on each level; at its own entry stand its `headings`."""
        shared = self._shared("tree", page, nav, base)
        if not page:
            return shared
        entry = self.environment.get_template("menu/entry.html").module
        index = page.parent and page.is_index
        title = page.parent.title if index else page.title
        way = link(page, _start(page), base)
        return shared.replace(entry.other(title, way), entry.current(title, way, "" if index else headings.strip()))

    def _shared(self, name: str, page: Page | None, nav: Navigation, base: str) -> str:
        """Return what the template `name` makes for all pages of a section that lie in the same folder."""
        start = _start(page) if page else None
        key = (name, page and page.parent, start)
        if key not in self._made:
            template = self.environment.get_template(f"menu/{name}.html")
            trail, to = page.ancestors if page else [], partial(link, start=start, base=base)
            self._made[key] = _FOLDED.sub("", template.render(nav=nav, trail=trail, to=to, config=self.config)).strip()
        return self._made[key]


def link(item: Item, start: str | None, base: str) -> str:
    """Return the link to a page, or to the first page of a section, from a page in the folder `start`."""
    while item.children:
        item = item.children[0]
    if start is None:
        return join(base, item.url)
    path = item.url or "./"  # the home page
    return relpath(path, start) + ("/" if path.endswith("/") else "")


def _start(page: Page) -> str:
    """Return the folder that links of `page` begin at; its last name does not matter, so all siblings have the same."""
    if page.url in ("", "./"):
        return "."
    return join(dirname(page.url.removesuffix("/")), "_") if page.url.endswith("/") else dirname(page.url) or "."
