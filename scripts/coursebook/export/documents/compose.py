"""A document of the book: its pages, read from the built site, joined to one text that needs no device."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from lxml.html import HtmlElement

from coursebook.export.documents.contents import Document, Entry
from coursebook.export.documents.links import Links
from coursebook.export.documents.on_paper import mend_levels, on_paper
from coursebook.export.documents.pictures import Pictures, coloured, palette, set_apart
from coursebook.export.edition import Edition
from coursebook.model.catalog import Catalog
from coursebook.views.here import web_path
from coursebook.views.notes import standing_of

Choice = Callable[[HtmlElement], None]  # takes from an article what a hand-out does not show

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_TERM = "#term-"


@dataclass(frozen=True)
class Chapter:
    """A chapter with its name in the document, its title and its text."""

    key: str
    title: str
    part: str
    body: HtmlElement


@dataclass(frozen=True)
class Composed:
    """A document with all that belongs to it. `state` says what a reader must know about its text."""

    document: Document
    catalog: Catalog
    chapters: tuple[Chapter, ...]
    pictures: Pictures
    state: tuple[str, ...]


def compose(edition: Edition, code: str, document: Document, choose: Choice = lambda _: None) -> Composed:
    """Return `document` in the language `code`; a chapter is left out where `choose` leaves its title alone."""
    catalog, pictures = edition.catalog(code), {}
    found = [(entry, _article(edition, code, entry, pictures, choose)) for entry in document.entries]
    kept = [(entry, article) for entry, article in found if len(article) > 1]
    terms = _terms(catalog, [article for _, article in kept])
    links = Links(catalog, document, _online(edition, code), frozenset(term.id for term in terms))
    for entry, article in kept:
        links.settle(article, entry.key, entry.address)
    chapters = [Chapter(entry.key, entry.full_title, entry.part, article) for entry, article in kept]
    chapters += [_glossary(edition, catalog, terms)] if terms else []
    links.loosen([chapter.body for chapter in chapters])
    shown = {image.get("src") for chapter in chapters for image in chapter.body.iter("img")}
    used = {name: content for name, content in pictures.items() if name in shown}
    return Composed(document, catalog, tuple(chapters), used, tuple(_state(catalog, kept)))


def parts(composed: Composed) -> list[tuple[str, list[Chapter]]]:
    """Return the chapters by the part that they stand under, in order."""
    return [(part, list(chapters)) for part, chapters in groupby(composed.chapters, key=lambda one: one.part)]


def styled(edition: Edition, name: str) -> str:
    """Return the stylesheet `name` of overrides/documents/ with the colours of the book."""
    return coloured((_folder(edition) / name).read_text(encoding="utf-8"), _colours(edition))


def render(edition: Edition, template: str, **values: object) -> str:
    """Return what a template of overrides/documents/ makes of `values`."""
    return _environment(_folder(edition)).get_template(template).render(edition=edition, **values)


def front_matter(edition: Edition, composed: Composed) -> dict[str, object]:
    """Return what the title page says, by the names that the templates use."""
    catalog = composed.catalog
    locale = next(one for one in edition.book.project.locales if one.code == catalog.locale)
    return {
        "t": catalog.words,
        "book": catalog.book,
        "document": composed.document,
        "language": locale.name,
        "state": composed.state,
        "online": _online(edition, catalog.locale),
    }


def file_name(edition: Edition, document: Document, code: str, ending: str) -> str:
    """Return the name of a file: `among-peers-listening.fr.pdf`, the book's name always in the source language."""
    return f"{edition.slug}-{document.name}.{code}.{ending}"


def _folder(edition: Edition) -> Path:
    return edition.book.project.root / "overrides" / "documents"


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _colours(edition: Edition) -> dict[str, str]:
    stylesheet = edition.book.project.root / "overrides" / "style" / "book.css"
    return palette(stylesheet.read_text(encoding="utf-8"))


def _online(edition: Edition, code: str) -> str:
    """Return the address of a language's pages online, empty where the book has none."""
    project = edition.book.project
    return urljoin(project.site_url, "" if code == project.source else f"{code}/") if project.site_url else ""


def _article(edition: Edition, code: str, entry: Entry, pictures: Pictures, choose: Choice) -> HtmlElement:
    """Return the article of a page, ready for paper; its pictures are added to `pictures`."""
    page = edition.pages(code) / web_path(entry.address, directory_urls=False)
    text, drawings = set_apart(_ARTICLE.search(page.read_text(encoding="utf-8"))[1], *_drawn(edition))
    article = html.fragment_fromstring(text.strip(), create_parent="section")
    on_paper(article, edition.catalog(code).words)
    choose(article)
    mend_levels(article)
    title = next(article.iter("h1"))
    title.text = f"{entry.code} {title.text or ''}".strip()
    pictures |= drawings | _files(edition, article, dirname(web_path(entry.address, False)), edition.pages(code))
    return article


def _drawn(edition: Edition) -> tuple[str, dict[str, str]]:
    return styled(edition, "drawings.css"), _colours(edition)


def _files(edition: Edition, article: HtmlElement, folder: str, pages: Path) -> Pictures:
    """Return the images that a page shows from files, and name them as the document will."""
    found: Pictures = {}
    for image in article.iter("img"):
        source = image.get("src", "")
        if not source.startswith("pictures/"):
            path = Path(normpath(join(pages, folder, source)))
            name = f"pictures/{path.relative_to(edition.site).as_posix().replace('/', '-')}"
            found[name] = path.read_bytes()
            image.set("src", name)
    return found


def _terms(catalog: Catalog, articles: list[HtmlElement]) -> list:
    used = {link.get("href", "") for article in articles for link in article.iter("a")}
    return [term for term in catalog.terms if _TERM + term.id in used]


def _glossary(edition: Edition, catalog: Catalog, terms: list) -> Chapter:
    """Return the appendix with the meaning of the terms that the document uses."""
    title = str(catalog.targets["glossary.md"].title) if "glossary.md" in catalog.targets else ""
    title = title or str(catalog.words("documents.terms"))
    named = sorted(((_name(catalog, term), term) for term in terms), key=lambda pair: pair[0].casefold())
    body = html.fragment_fromstring(render(edition, "terms.html.jinja", title=title, terms=named))
    return Chapter(body.get("id"), title, "", body)


def _name(catalog: Catalog, term) -> str:
    words = term.words
    return str((words.get(catalog.locale) or words[catalog.source_locale])[0])


def _state(catalog: Catalog, kept: list[tuple[Entry, HtmlElement]]) -> Iterator[str]:
    """Give what the title page says about translation and review: the weakest state of any chapter."""
    standings = [standing_of(catalog, entry.address) for entry, _ in kept]
    if any(one.translation and one.translation.status == "machine" and not one.foreign for one in standings):
        yield str(catalog.words("notes.top-machine"))
    elif any(not (one.review.lived_experience or one.review.expert) for one in standings):
        yield str(catalog.words("notes.top"))
    if any(one.foreign for one in standings):
        yield str(catalog.words("documents.partly", language=catalog.words.language(catalog.source_locale)))
