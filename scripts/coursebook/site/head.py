"""What stands in the head of a page: its styles and scripts, its addresses in all languages, where to edit it."""

from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from coursebook.project import Project
from coursebook.views import site_search
from coursebook.views.here import Here, web_path


@dataclass(frozen=True)
class Alternate:
    """The same page in a language: an absolute address for machines, a relative one for the reader."""

    code: str
    name: str
    address: str
    link: str


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
    social_image: str
    hero: Markup
    search: Markup


def head_of(here: Here, project: Project, config: MkDocsConfig, source: str) -> Head:
    """Return the head of the page `here`; `source` is the file that it is made from."""
    search = site_search.html(here)  # before the styles and scripts are counted: it has some
    page = here.catalog.pages.get(here.address)
    language = page.locale if page else here.catalog.locale
    folder = here.components.folder
    absolute = {code: urljoin(config.site_url or "", _path(code, here, project)) for code in project.codes}
    return Head(
        styles=tuple(name for name in sorted(here.used) if (folder / name / f"{name}.css").is_file()),
        scripts=here.components.scripts(here.used),
        alternates=tuple(
            Alternate(locale.code, locale.name, absolute[locale.code], _relative(locale.code, here, project))
            for locale in project.locales
        ),
        canonical=absolute[language],
        translated=language == here.catalog.locale,
        language=language,
        edit_url=f"{config.repo_url.rstrip('/')}/edit/main/{source}" if config.repo_url else None,
        help_url=here.url("help.md"),
        contribute_url=here.url("contributing/index.md"),
        social_image=urljoin(config.site_url or "", f"assets/images/social-{_social(here, config)}.png"),
        hero=here.drawing("hero") if here.address == "index.md" else Markup(),
        search=search,
    )


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
