"""Where the book is on the web: names that stay for ever, and the addresses of pages, also in a copy read elsewhere."""

from dataclasses import dataclass
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from coursebook.problems import Problem, SourceError
from coursebook.project import Project
from coursebook.views.here import web_path

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@dataclass(frozen=True)
class Online:
    """The site that everybody can reach. `site` ends with a slash; `source` is the language at its root."""

    site: str
    source: str

    def id(self, kind: str, name: str = "", part: str = "", language: str = "") -> str:
        """Return the name of a thing as a URI: `…/id/competencies/A1#level-2`; a page stands there, on any host.

        `language` asks for what a translation says of it. No words are part of it: they may change, the name may not.
        """
        path = "/".join(filter(None, ("id", kind, name)))
        asked = f"?lang={language}" if language and language != self.source else ""
        return urljoin(self.site, path + asked + (f"#{part}" if part else ""))

    def page(self, language: str, address: str) -> str:
        """Return where the page or file at `address` is read online."""
        return urljoin(self.site, self._folder(language) + web_path(address, directory_urls=True))

    def markdown(self, language: str, address: str) -> str:
        """Return where the Markdown of a page is read online: beside it."""
        return urljoin(self.site, self._folder(language) + plain_path(address, directory_urls=True))

    def _folder(self, language: str) -> str:
        return "" if language == self.source else f"{language}/"


def online(project: Project) -> Online:
    """Return where the book is online. Raises SourceError where its settings do not say so."""
    if not project.site_url:
        remedy = "write `site_url: https://…/`, where the book will be read: all names of things begin with it"
        raise SourceError([Problem("mkdocs.yml", 1, "there is no `site_url`", remedy)])
    return Online(project.site_url.rstrip("/") + "/", project.source)


def uuid_of(uri: str) -> str:
    """Return the UUID that always belongs to `uri` (RFC 9562, version 5)."""
    return str(uuid5(NAMESPACE_URL, uri))


def plain_path(address: str, directory_urls: bool) -> str:
    """Return where the Markdown of the page at `address` stands: `help/index.md`, or `help.md` beside `help.html`."""
    path = web_path(address, directory_urls)
    return f"{path}index.md" if not path or path.endswith("/") else f"{path.removesuffix('.html')}.md"
