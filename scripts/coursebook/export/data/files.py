"""`coursebook export data`: the framework and the courses as open data, for other programs."""

import json
from collections.abc import Iterator
from pathlib import Path

from coursebook.export.archive import write_whole
from coursebook.export.data import badges, skos, tables
from coursebook.export.data.case import Source, package
from coursebook.export.data.pages import write_pages
from coursebook.export.edition import Edition
from coursebook.views.llms import llms_txt
from coursebook.views.metadata import for_harvesters, records
from coursebook.views.online import Online, online


def data(edition: Edition) -> Iterator[Path]:
    """Write all open data of `edition` and give the path of each file. Raises SourceError where the book has no address
    on the web.
    """
    where = online(edition.book.project)
    for name, content in _of_all(edition, where):
        yield write_whole(edition.target / "data" / name, content)
    for code in edition.languages:
        for name, content in _of_language(edition, where, code):
            yield write_whole(edition.target / "data" / name, content)
        yield write_pages(edition, where, code, edition.target / "data" / f"{edition.slug}.{code}.markdown.zip")


def _of_all(edition: Edition, where: Online) -> Iterator[tuple[str, bytes]]:
    """Give the files that hold all languages at once."""
    graph = skos.graph(edition.book, where)
    yield f"{edition.slug}-framework.skos.ttl", skos.turtle(graph)
    yield f"{edition.slug}-framework.skos.jsonld", skos.json_ld(graph)
    yield "metadata.yml", for_harvesters(where, edition.book).encode()


def _of_language(edition: Edition, where: Online, code: str) -> Iterator[tuple[str, bytes]]:
    catalog, book = edition.catalog(code), edition.slug
    made = edition.made.strftime("%Y-%m-%dT%H:%M:%SZ")
    source = Source(where, code, catalog.book, edition.version, made)
    yield f"{book}-framework.{code}.case.json", _json(package(catalog.framework, source))
    yield f"{book}-framework.{code}.csv", tables.to_csv(tables.levels(catalog, where))
    yield f"{book}-modules.{code}.csv", tables.to_csv(tables.modules(catalog, where))
    yield f"{book}-framework.{code}.xlsx", tables.to_xlsx(catalog, where)
    yield f"{book}-courses.{code}.amb.json", _json(records(where, catalog, edition.book.source))
    for name, achievement in badges.achievements(catalog, where).items():
        yield f"badges/{book}-{name}.{code}.badge.json", _json(achievement)
    yield f"{book}.{code}.llms.txt", llms_txt(where, catalog).encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
