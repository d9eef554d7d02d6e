"""What macros name is there."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from coursebook.checks.macros import bound
from coursebook.checks.pages import unread
from coursebook.checks.report import unknown
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.record import Place
from coursebook.problems import Problem

_NOUNS = {"target": "page", "term": "term of the glossary"}
_WHERE = {
    "target": "A page is named by its code or id, such as H7, K1.1 or help",
    "course": "The courses are in the files course.yml",
    "module": "A module is named by its code, such as K1.1",
    "chapter": "A chapter is named by its code, such as H7",
    "path": "The paths are in courses/{source}/paths.yml",
    "profile": "The profiles are in competencies/{source}/framework.yml",
    "competency": "The competencies are in competencies/{source}/framework.yml",
    "term": "The terms are in docs/_data/glossary.yml",
    "source": "The sources are in docs/_data/sources.yml",
    "picture": "The pictures are in overrides/components/picture/library/",
}


def macros_name_what_exists(book: Book) -> Iterator[Problem]:
    """What an argument of a macro names is there: a page, a term, a source, a picture."""
    for code, pages in book.pages.items():
        names = _Names(book, book.catalogs[code])
        for page in pages.values():
            for call in page.calls:
                for argument, value in bound(call):
                    if isinstance(value, str) and value.strip() and argument.kind != "text":
                        yield from names.problems(argument.kind, value, page.at(call.line))


class _Names:
    """What arguments of each kind may say in one language, with its title."""

    def __init__(self, book: Book, catalog: Catalog):
        self.book = book
        self.catalog = catalog
        self.unread = {address.removesuffix(".md").removesuffix("/index") for address in unread(book)}

    def problems(self, kind: str, value: str, place: Place) -> Iterator[Problem]:
        known = self.known[kind]
        if value in known or kind == "target" and (self.catalog.find(value) or value in self.unread):
            return
        where = _WHERE[kind].format(source=self.book.project.source)
        yield unknown(place, f"there is no {_NOUNS.get(kind, kind)} `{value}`", value, known, where)

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, str]]:
        catalog, library = self.catalog, self.book.project.root / "overrides/components/picture/library"
        return {
            "target": {name: str(target.title) for name, target in catalog.names.items()},
            "course": {key: str(c.title) for c in catalog.courses for key in (c.id, c.code)},
            "module": {code: str(module.title) for code, module in catalog.modules.items()},
            "chapter": {code: str(chapter.title) for code, chapter in catalog.chapters.items()},
            "path": {path.id: str(path.title) for path in catalog.paths},
            "profile": {id_: str(profile.title) for id_, profile in catalog.profiles.items()},
            "competency": {id_: str(competency.title) for id_, competency in catalog.competencies.items()},
            "term": dict.fromkeys(catalog.terms_by_id, ""),
            "source": {id_: source.title for id_, source in catalog.sources_by_id.items()},
            "picture": {path.stem: "" for path in library.glob("*.svg")},
        }
