"""Documents to read on any device: EPUB 3 with accessibility metadata, a file for each chapter."""

from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree, html
from lxml.html import HtmlElement

from coursebook.export.archive import write_zip
from coursebook.export.documents.compose import Composed, compose, file_name, front_matter, parts, render, styled
from coursebook.export.documents.contents import documents
from coursebook.export.edition import Edition

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def epubs(edition: Edition) -> Iterator[Path]:
    """Write every document of every language as EPUB and give its path."""
    for code in edition.languages:
        for document in documents(edition.catalog(code)):
            path = edition.target / "epub" / file_name(edition, document, code, "epub")
            yield write_epub(edition, compose(edition, code, document), path)


def write_epub(edition: Edition, composed: Composed, path: Path) -> Path:
    """Write `composed` to `path`: `mimetype` first and not compressed, as readers ask for (OCF 3.3)."""
    files = {f"EPUB/{name}": content for name, content in _files(edition, composed).items()}
    files |= {"mimetype": b"application/epub+zip", "META-INF/container.xml": styled(edition, "container.xml").encode()}
    return write_zip(path, files, edition.made, stored=["mimetype"])


def _files(edition: Edition, composed: Composed) -> dict[str, bytes]:
    """Return what stands in the book, by its name."""
    said = front_matter(edition, composed) | {"chapters": composed.chapters, "parts": parts(composed)}
    words = composed.catalog.words
    title = render(edition, "title.html.jinja", **said)
    pages = {
        "title-page.xhtml": _page(edition, said, composed.document.title, title),
        "nav.xhtml": render(edition, "nav.xhtml.jinja", **said, title=words("documents.contents")),
        "package.opf": render(edition, "package.opf.jinja", **said, **_package(edition, composed)),
        "style.css": styled(edition, "text.css") + styled(edition, "epub.css"),
    }
    for chapter, body in zip(composed.chapters, _bodies(composed), strict=True):
        pages[f"{chapter.key}.xhtml"] = _page(edition, said, chapter.title, body)
    return {name: text.encode() for name, text in pages.items()} | composed.pictures


def _package(edition: Edition, composed: Composed) -> dict[str, object]:
    """Return the parts of the package document: an identifier that is the same for all versions, and the pictures."""
    name = f"{edition.book.project.site_url}{composed.document.name}/{composed.catalog.locale}"
    pictures = [(name, guess_type(name)[0]) for name in sorted(composed.pictures)]
    return {"identifier": uuid5(NAMESPACE_URL, name).urn, "pictures": pictures}


def _page(edition: Edition, said: dict[str, object], title: str, text: str) -> str:
    return render(edition, "page.xhtml.jinja", **said | {"title": title, "text": text})


def _bodies(composed: Composed) -> Iterator[str]:
    """Give the text of each chapter as XHTML, with links that lead into the file of the chapter that they mean."""
    files = {id_: chapter.key for chapter in composed.chapters for id_ in chapter.body.xpath("//@id")}
    for chapter in composed.chapters:
        for link in chapter.body.iter("a"):
            anchor = link.get("href", "")[1:]
            if link.get("href", "").startswith("#") and files[anchor] != chapter.key:
                link.set("href", f"{files[anchor]}.xhtml#{anchor}")
        yield _xhtml(chapter.body)


def _xhtml(body: HtmlElement) -> str:
    for element in body.iter():
        if element.get("lang"):
            element.set(_XML_LANG, element.get("lang"))
    html.html_to_xhtml(body)
    return etree.tostring(body, encoding="unicode")
