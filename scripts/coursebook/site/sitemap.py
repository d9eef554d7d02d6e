"""Site maps: one for each language, and an index of them (https://www.sitemaps.org/protocol.html)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import urljoin

from coursebook.load import Book
from coursebook.views.here import web_path

_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemaps(book: Book, directory_urls: bool) -> Iterator[tuple[str, bytes]]:
    """Give `sitemap.xml`, and `sitemap-<language>.xml` for each language, which it names: path and content."""
    ET.register_namespace("", _MAPS)
    ET.register_namespace("xhtml", _XHTML)
    index = ET.Element(f"{{{_MAPS}}}sitemapindex")
    for code in book.project.codes:
        name = f"sitemap-{code}.xml"
        yield name, _written(_map(book, code, directory_urls))
        ET.SubElement(ET.SubElement(index, f"{{{_MAPS}}}sitemap"), f"{{{_MAPS}}}loc").text = _absolute(book, name)
    yield "sitemap.xml", _written(index)


def _map(book: Book, code: str, directory_urls: bool) -> ET.Element:
    """Return the pages of a language, each with the languages that have it too; without those that are left out."""
    urls = ET.Element(f"{{{_MAPS}}}urlset")
    for address in book.catalogs[code].targets:
        if not book.catalogs[code].is_translated(address) or address in book.catalogs[code].off:
            continue
        url = ET.SubElement(urls, f"{{{_MAPS}}}url")
        ET.SubElement(url, f"{{{_MAPS}}}loc").text = _page(book, code, address, directory_urls)
        for other, catalog in book.catalogs.items():
            if catalog.is_translated(address):
                link = {"rel": "alternate", "hreflang": other, "href": _page(book, other, address, directory_urls)}
                ET.SubElement(url, f"{{{_XHTML}}}link", link)
    return urls


def _page(book: Book, code: str, address: str, directory_urls: bool) -> str:
    folder = "" if code == book.project.source else f"{code}/"
    return _absolute(book, folder + web_path(address, directory_urls))


def _absolute(book: Book, path: str) -> str:
    return urljoin(book.project.site_url, path)


def _written(element: ET.Element) -> bytes:
    ET.indent(element)
    return ET.tostring(element, encoding="utf-8", xml_declaration=True)
