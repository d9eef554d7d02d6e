"""The page that is being made: what every view needs to know about where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import relpath

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from coursebook.model.catalog import Catalog
from coursebook.model.text import typographic
from coursebook.model.words import Words
from coursebook.translation.work import Work

_STAND_IN = {
    True: re.compile(r'<div data-block="(\d+)"></div>'),
    False: re.compile(r'<div data-quiet-block="(\d+)"></div>'),
}

_REQUIRES = re.compile(r"^ +\* @requires ([\w-]+)", re.MULTILINE)  # in the first comment of a script

HOW_SIGNS = {"taught": "○", "practised": "◐", "assessed": "●"}


class Components:
    """The components of `overrides/components/`, one folder each, with their templates compiled once.

    `compiled` is a folder that keeps them so from one build to the next.
    """

    def __init__(self, folder: Path, compiled: Path | None = None):
        self.folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            bytecode_cache=FileSystemBytecodeCache(str(compiled)) if compiled else None,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
        self._environment.filters["plain"] = typographic  # for attributes, where no tag may say the language
        self._environment.globals |= {"how_signs": HOW_SIGNS}

    def render(self, component: str, **values: object) -> str:
        """Return the HTML of `component` on a single line, so that it may stand in a list or box of a page."""
        template = self._environment.get_template(f"{component}/{component}.html.jinja")
        return re.sub(r"\s*\n\s*", " ", template.render(**values)).strip()

    def load(self) -> Iterator[None]:
        """Load all templates, one a step, before a page needs them."""
        for name in self._environment.list_templates(["jinja"]):
            self._environment.get_template(name)
            yield

    def scripts(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the addresses, below `assets/`, of the scripts of components, each after the ones that it requires."""
        found: dict[str, None] = {}
        for name in sorted(names):
            script = self.folder / name / f"{name}.js"
            if script.is_file():
                libraries = _REQUIRES.findall(script.read_text(encoding="utf-8"))
                found |= dict.fromkeys([*(f"lib/{library}.js" for library in libraries), f"components/{name}.js"])
        return tuple(found)

    def drawing(self, name: str) -> Markup:
        """Return the SVG `name` of the library of drawings."""
        path = self.folder / "picture" / "library" / f"{name}.svg"
        return Markup(" ".join(path.read_text(encoding="utf-8").split()))


@cache
def components_in(folder: Path, compiled: Path | None = None) -> Components:
    """Return the components of `folder`; a template that changed is compiled again."""
    return Components(folder, compiled)


@dataclass(frozen=True)
class Languages:
    """What few pages ask beyond their own language: all languages' words, the work on one, where to edit a file."""

    words: dict[str, Words]
    work: Callable[[str], list[Work]]
    edit_url: Callable[[str], str | None]


@dataclass(frozen=True)
class Here:
    """One page of one language in the making. Collects the components that the page uses."""

    catalog: Catalog
    components: Components
    address: str
    directory_urls: bool = True
    languages: Languages | None = None
    used: set[str] = field(default_factory=set)
    _blocks: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=lambda: [0])

    def render(self, component: str, **values: object) -> Markup:
        """Return the HTML of a component; its template also knows `book` (the Catalog), `t` (words) and `url`."""
        self.used.add(component)
        html = self.components.render(
            component, here=self, book=self.catalog, t=self.catalog.words, url=self.url, **values
        )
        return Markup(html)

    def url(self, address: str, anchor: str = "") -> str:
        """Return the relative web address of the page or file at `address` of the same language."""
        fragment = f"#{anchor}" if anchor else ""
        if address == self.address and anchor:
            return fragment
        target = web_path(address, self.directory_urls)
        start = web_path(self.address, self.directory_urls)
        folder = start if start.endswith("/") or not start else str(PurePosixPath(start).parent)
        path = relpath(f"/{target}", f"/{folder}")  # from the root: else it asks each time where we are
        return (path + "/" if target.endswith("/") or not target else path) + fragment

    def way(self, address: str) -> str:
        """Return `url(address)` for a script, or nothing where the institution leaves the page out."""
        return "" if address in self.catalog.off else self.url(address)

    def way_of(self, ref: str) -> str:
        """Return `url_of(ref)` for a script, or nothing where the institution leaves the page out."""
        target = self.catalog.find(ref)
        return "" if target and target.address in self.catalog.off else self.url_of(ref)

    def asset(self, address: str) -> str:
        """Return the relative web address of a file that belongs to no language: `assets/images/circle.svg`."""
        above = "" if self.catalog.locale == self.catalog.source_locale else "../"
        return above + self.url(address)

    def set_aside(self, html: str, searched: bool) -> str:
        """Return a small stand-in for a block of HTML, so that Markdown neither reads nor changes it."""
        self._blocks.append(html)
        return f'<div data-{"block" if searched else "quiet-block"}="{len(self._blocks) - 1}"></div>'

    def put_back(self, html: str, searched: bool) -> str:
        """Return `html` with the blocks that are searched, or those that are not, in the place of their stand-ins."""
        return _STAND_IN[searched].sub(lambda match: self._blocks[int(match[1])], html)

    def drawing(self, name: str) -> Markup:
        """Return a drawing of the library, as part of the page so that it follows light and dark."""
        return self.components.drawing(name)

    def next_number(self) -> int:
        """Return a number that nothing on this page has yet: ids must differ."""
        self._numbers[0] += 1
        return self.last_number()

    def last_number(self) -> int:
        return self._numbers[0]

    def go_on(self, used: Iterable[str], last_number: int) -> None:
        """Go on from where the content of this page was made before: the components in it, the last number."""
        self.used.update(used)
        self._numbers[0] = last_number

    def url_of(self, ref: str) -> str:
        """Return the relative web address of the page that `ref` names. Raises KeyError where nothing does."""
        target = self.catalog.find(ref)
        if not target:
            raise KeyError(ref)
        return self.url(target.address, target.anchor)


def web_path(address: str, directory_urls: bool) -> str:
    """Return the path below the root of its language at which the site shows the page or file at `address`."""
    if not address.endswith(".md"):
        return address
    path = address.removesuffix(".md")
    if not directory_urls:
        return f"{path}.html"
    if path == "index" or path.endswith("/index"):
        return path.removesuffix("index")
    return f"{path}/"
