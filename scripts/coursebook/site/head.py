"""What stands in the head of a page: its styles and scripts, its addresses in all languages, where to edit it."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.project import Locale, Project
from coursebook.views import language_offer, metadata, site_search
from coursebook.views.here import Here, web_path
from coursebook.views.online import online, plain_path


@dataclass(frozen=True)
class Alternate:
    """The same page in a language: an absolute address for machines, a relative one for the reader.

    `translated` tells whether it is in that language, and not only shown there in that of the source.
    """

    code: str
    name: str
    address: str
    link: str
    translated: bool


@dataclass(frozen=True)
class Head:
    """What the theme's templates ask for."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    canonical: str
    translated: bool
    language: str
    edit_url: str | None
    help_url: str
    contribute_url: str
    takeaway_url: str
    social_image: str
    hero: Markup
    offer: Markup
    search: Markup
    record: Markup
    markdown: str


def head_of(here: Here, book: Book, config: MkDocsConfig, source: str, plain: bool) -> Head:
    """Return the head of the page `here` of `book`.

    `source` is the file that it is made from. With `plain`, a file beside it says the same in Markdown.
    """
    catalog, project = here.catalog, book.project
    search = site_search.html(here)  # before the styles and scripts are counted: it has some
    language = catalog.language_of(here.address)
    folder = here.components.folder
    absolute = {code: project.online(code, web_path(here.address, project.directory_urls)) for code in project.codes}
    home = here.address == "index.md"
    offer = language_offer.html(here) if home and catalog.locale == project.source else Markup()
    return Head(
        styles=tuple(name for name in sorted(here.used) if (folder / name / f"{name}.css").is_file()),
        scripts=here.components.scripts(here.used),
        alternates=_alternates(here, book, absolute),
        canonical=absolute[language],
        translated=language == here.catalog.locale,
        language=language,
        edit_url=project.edit_url(source),
        help_url=here.url("help.md"),
        contribute_url=here.url("contributing/index.md"),
        takeaway_url=here.url("takeaway.md"),
        social_image=urljoin(config.site_url or "", f"assets/images/social-{_social(here, config)}.png"),
        hero=here.drawing("hero") if home else Markup(),
        offer=offer,
        search=search,
        record=_record(here, book),
        markdown=PurePosixPath(plain_path(here.address, here.directory_urls)).name if plain else "",
    )


def _alternates(here: Here, book: Book, absolute: dict[str, str]) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(
            locale.code,
            locale.name,
            absolute[locale.code],
            _relative(locale.code, here, book.project),
            book.catalogs[locale.code].is_translated(here.address),
        )
        for locale in _first(book.project.locales, here.catalog)
    )


def _record(here: Here, book: Book) -> Markup:
    """Return what machines read about the page as JSON; nothing where it has no record, or the book no address."""
    if not book.project.site_url:
        return Markup()
    found = metadata.record(online(book.project), here.catalog, book.source, here.address)
    return metadata.as_json_ld(found) if found else Markup()


def _first(locales: tuple[Locale, ...], catalog: Catalog) -> list[Locale]:
    """Return `locales` with that of the institution before the others."""
    first = catalog.institution.first_language if catalog.institution else None
    return sorted(locales, key=lambda locale: locale.code != first)


def _social(here: Here, config: MkDocsConfig) -> str:
    """Return the language of the social image: that of the page where there is one, else the source language."""
    languages = config.extra.get("social_images", [])
    return here.catalog.locale if here.catalog.locale in languages else here.catalog.source_locale


def _path(code: str, here: Here, project: Project) -> str:
    folder = "" if code == project.source else f"{code}/"
    return folder + web_path(here.address, here.directory_urls)


def _relative(code: str, here: Here, project: Project) -> str:
    """Return the address of the page in the language `code`, relative to this page."""
    own = _path(here.catalog.locale, here, project)
    up = "../" * own.count("/")
    return f"{up}{_path(code, here, project)}" or "./"
