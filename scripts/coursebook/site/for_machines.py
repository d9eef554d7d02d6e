"""What machines find on the site: Markdown of the pages, `llms.txt`, `metadata.yml`, a page for each stable name."""

from collections.abc import Iterator
from html import escape

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.target import NAMED
from coursebook.views.here import web_path
from coursebook.views.metadata import for_harvesters
from coursebook.views.online import online


def for_machines(book: Book, directory_urls: bool) -> Iterator[tuple[str, str]]:
    """Give the files, path and text, that machines look for at the root of the site of `book`."""
    yield "metadata.yml", for_harvesters(online(book.project), book)
    for name, address in _named(book.source).items():
        path = web_path(address, directory_urls) or "."
        yield f"id/{name}/index.html", _sign_post(name, "../" * (name.count("/") + 2) + path)


def _named(catalog: Catalog) -> dict[str, str]:
    """Return the page that says what a stable name means, by name."""
    framework = NAMED["framework"]
    names = dict.fromkeys(("framework", "levels"), framework)
    names |= {f"domains/{domain.id}": framework for domain in catalog.framework.domains}
    names |= {f"competencies/{id_}": f"competencies/{id_.lower()}.md" for id_ in catalog.competencies}
    names |= {f"profiles/{id_}": f"competencies/profiles/{id_}.md" for id_ in catalog.profiles}
    names |= {f"achievements/profile-{id_}": f"competencies/profiles/{id_}.md" for id_ in catalog.profiles}
    return names | {f"achievements/{course.id}": f"courses/{course.id}/index.md" for course in catalog.courses}


def _sign_post(name: str, link: str) -> str:
    """Return a page that sends readers on at once, without a script, on any host and from a folder."""
    to, title = escape(link), escape(name)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={to}">\n</head>\n'
        f'<body><p><a href="{to}">{title}</a></p></body>\n</html>\n'
    )
