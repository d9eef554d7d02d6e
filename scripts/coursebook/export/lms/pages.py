"""The page of a module as a file for a learning platform, and what it loads: cut out of the page of the built site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement, document_fromstring, tostring

from coursebook.export.lms.courses import CourseEdition
from coursebook.model.course import Module
from coursebook.project import Project
from coursebook.views import lms_page
from coursebook.views.here import Here, components_in, web_path

# What leads away from the page or belongs to the site around it; a platform has both.
_OF_THE_SITE = "//nav[@class='turn'] | //p[@class='edit'] | //module-progress/p[@class='muted']"
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
_STAYS = ("#", "tel:", "sms:", "mailto:")  # links that open no page
_LOADED = ("src", "poster", "data")


@dataclass(frozen=True)
class ModulePage:
    """A module as a file: its path in the package (as in the site), its bytes, the files that it loads."""

    module: Module
    path: str
    content: bytes
    files: dict[str, bytes]


@dataclass(frozen=True)
class PageMaker:
    """Makes the pages of a course. `tracked` ones run, and tell the platform how far a learner is.

    The others are to be read: without scripts, and with no question that `left_out` names (a platform asks those).
    """

    course: CourseEdition
    tracked: bool
    left_out: frozenset[tuple[str, str]] = frozenset()

    def pages(self) -> Iterator[ModulePage]:
        return (self._page(module) for module in self.course.modules)

    def _page(self, module: Module) -> ModulePage:
        path = self._path(module)
        document = document_fromstring((self._site / path).read_text(encoding="utf-8"))
        article = document.xpath("//article[contains(@class, 'md-content__inner')]")[0]
        for element in article.xpath(_OF_THE_SITE):
            element.drop_tree()
        if not self.tracked:
            self._make_readable(article, module)
        self._lead(article, path)
        styles, scripts = self._styles(document, path), self._scripts(document, path) if self.tracked else []
        frame = self._frame(module, styles, scripts)
        html = frame.replace(lms_page.ARTICLE, tostring(article, encoding="unicode", with_tail=False), 1)
        loaded = {_target(path, link) for link in [*styles, *scripts, *_loaded(article)] if not urlsplit(link).scheme}
        return ModulePage(module, path, html.encode(), dict(self._files(loaded)))

    @property
    def _site(self) -> Path:
        return self.course.edition.site

    @property
    def _project(self) -> Project:
        return self.course.edition.book.project

    def _path(self, module: Module) -> str:
        own = web_path(self.course.catalog.module_address(module), directory_urls=False)
        return (self.course.edition.pages(self.course.catalog.locale) / own).relative_to(self._site).as_posix()

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(map(self._path, self.course.modules))

    def _make_readable(self, article: HtmlElement, module: Module) -> None:
        """Take out what only works with a script, and the questions that the platform asks itself."""
        items = article.xpath("//li[@data-item]")
        kept = [item for item in items if (module.code, item.get("data-item")) not in self.left_out]
        unneeded = article.xpath("//module-progress") + [item for item in items if item not in kept]
        for element in unneeded if kept else [*unneeded, *article.xpath("//practice-quiz")]:
            element.drop_tree()

    def _lead(self, article: HtmlElement, path: str) -> None:
        """Point links at the pages of the package or at those online, each in a tab of its own: within a platform's
        frame, a page that takes the place of the module would end what it keeps of it."""
        for link in article.iter("a"):
            href = link.get("href", "")
            if not href or href.startswith(_STAYS):
                continue
            target = _target(path, href)
            if not urlsplit(href).scheme and target not in self._inside:
                online = online_address(self._project, target, urldefrag(href).fragment)
                link.attrib.pop("href") if online is None else link.set("href", online)
            link.set("target", "_blank")
            link.set("rel", "noopener")

    def _styles(self, document: HtmlElement, path: str) -> list[str]:
        found = [link.get("href") for link in document.xpath("//head/link[@rel='stylesheet']")]
        return [*_of_the_article(found), _root(path) + "assets/components/lms-page.css"]

    def _scripts(self, document: HtmlElement, path: str) -> list[str]:
        """Return the scripts of the components, after the one that tells the platform: it restores what they show."""
        own = [_root(path) + "assets/" + name for name in self._components.scripts(["lms-page"])]
        found = [script.get("src") for script in document.xpath("//head/script[@src]")]
        return list(dict.fromkeys([*own, *_of_the_article(found)]))

    @cached_property
    def _components(self):
        return components_in(self._project.root / "overrides" / "components")

    def _frame(self, module: Module, styles: list[str], scripts: list[str]) -> str:
        catalog = self.course.catalog
        here = Here(catalog, self._components, catalog.module_address(module), directory_urls=False)
        help_page = self.course.edition.pages(catalog.locale).relative_to(self._site) / "help.html"
        online = online_address(self._project, self._path(module))
        return lms_page.html(here, module, styles, scripts, online, online_address(self._project, str(help_page)))

    def _files(self, names: set[str]) -> Iterator[tuple[str, bytes]]:
        """Give files of the site by name, and those that styles load."""
        for name in sorted(names):
            content = (self._site / name).read_bytes()
            yield name, content
            if name.endswith(".css"):
                links = _URL.findall(content.decode())
                yield from self._files({_target(name, link) for link in links if not urlsplit(link).scheme})


def online_address(project: Project, path: str, fragment: str = "") -> str | None:
    """Return where the file `path` of the site is online, None where the book has no address."""
    if not project.site_url:
        return None
    folder = re.sub(r"(^|/)index\.html$", r"\1", path)
    return urljoin(project.site_url, re.sub(r"\.html$", "/", folder)) + (f"#{fragment}" if fragment else "")


def _target(path: str, link: str) -> str:
    """Return the path in the site that `link` on the page `path` leads to."""
    return normpath(urljoin(f"/{path}", unquote(urldefrag(link).url))).lstrip("/")


def _root(path: str) -> str:
    return "../" * path.count("/")


def _of_the_article(links: list[str]) -> list[str]:
    return [link for link in links if PurePosixPath(link).stem != "site-search"]


def _loaded(article: HtmlElement) -> Iterator[str]:
    for element in article.iter():
        for name in _LOADED:
            if element.get(name):
                yield element.get(name)
        if element.tag == "image" and not element.get("href", "#").startswith("#"):
            yield element.get("href")
