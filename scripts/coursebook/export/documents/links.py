"""Links of a document: within it they stay links, others lead to the book online and say the page they mean."""

from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from coursebook.export.documents.contents import Document
from coursebook.model.catalog import Catalog
from coursebook.model.target import Target
from coursebook.views.here import web_path


@dataclass(frozen=True)
class Links:
    """Where the links of a document lead. `online` is the address of the language's pages, or empty."""

    catalog: Catalog
    document: Document
    online: str
    terms: frozenset[str]

    def settle(self, chapter: HtmlElement, key: str, address: str) -> None:
        """Make the ids of a chapter its own in the whole document, and its links lead where they can."""
        for element in chapter.iter():
            if element.get("id"):
                element.set("id", f"{key}--{element.get('id')}")
        chapter.set("id", key)
        for link in list(chapter.iter("a")):
            self._lead(link, key, address)

    def loosen(self, chapters: list[HtmlElement]) -> None:
        """Turn links to what the document does not have into plain words, or lead them to its chapter."""
        ids = {element.get("id") for chapter in chapters for element in chapter.iter() if element.get("id")}
        for chapter in chapters:
            for link in [link for link in chapter.iter("a") if not _leads(link, ids)]:
                other = link.get("href", "")[1:].partition("--")[0]
                if other in ids and other != chapter.get("id"):
                    link.set("href", f"#{other}")
                else:
                    _unlink(link)

    def _lead(self, link: HtmlElement, key: str, address: str) -> None:
        href = link.get("href", "")
        if urlsplit(href).scheme:
            link.set("class", f"outside {link.get('class') or ''}".strip())
            return
        if href.startswith("#"):
            term = href.removeprefix("#term-")
            link.set("href", href if href.startswith("#term-") and term in self.terms else f"#{key}--{href[1:]}")
            return
        path, _, anchor = href.partition("#")
        page = normpath(join(dirname(web_path(address, False)), unquote(path)))
        target = self._pages.get(page)
        entry = next((e for e in self.document.entries if target and e.address == target.address), None)
        if entry:
            link.set("href", f"#{entry.key}--{anchor}" if anchor else f"#{entry.key}")
        else:
            self._lead_online(link, target, anchor)

    def _lead_online(self, link: HtmlElement, target: Target | None, anchor: str) -> None:
        """Lead to a page that the document does not have; what is not written or no page is named only."""
        if not target or not target.written or not self.online:
            link.set("href", "")
            return
        fragment = f"#{anchor}" if anchor else ""
        link.set("href", urljoin(self.online, web_path(target.address, True)) + fragment)
        said = link.text_content()
        if str(target.title) not in said and "chip" not in (link.get("class") or ""):
            link.tail = f" ({target.title}){link.tail or ''}"
        link.set("class", f"elsewhere {link.get('class') or ''}".strip())

    @cached_property
    def _pages(self) -> dict[str, Target]:
        return {web_path(address, False): target for address, target in self.catalog.targets.items()}


def _leads(link: HtmlElement, ids: set[str]) -> bool:
    href = link.get("href", "")
    return href[1:] in ids if href.startswith("#") else bool(href)


def _unlink(link: HtmlElement) -> None:
    """Leave the words of a link where they stand."""
    link.tag = "span"
    link.attrib.pop("href", None)
