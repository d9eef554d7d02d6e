"""What macros name is there."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from coursebook.checks.macros import bound
from coursebook.checks.pages import unread
from coursebook.checks.report import problem, unknown
from coursebook.layout import files_like
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.record import Place
from coursebook.problems import Problem

_NOUNS = {"target": "page", "term": "term of the glossary", "quiz": "quiz of a module"}
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
    "quiz": "A quiz is named by the code of its module; its file stands beside the module as <module>.quiz.yml",
    "template": "The templates are in handbook/{source}/handbook.yml",
} | {
    kind: f"It is named after its file, courses/{{source}}/<course>/<name>.{kind}.yml"
    for kind in ("scenario", "case", "storyboard", "activity", "video")
}


def macros_name_what_exists(book: Book) -> Iterator[Problem]:
    """What an argument of a macro names is there: a page, a term, a source, a picture."""
    for code, pages in book.pages.items():
        names = _Names(book, book.catalogs[code])
        for page in pages.values():
            for call in page.calls:
                for argument, value in bound(call):
                    if isinstance(value, str) and value.strip() and argument.kind not in ("text", "name"):
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
        if kind == "quiz" and value in self.catalog.modules:
            yield from self.no_quiz(value, place)
            return
        where = _WHERE[kind].format(source=self.book.project.source)
        yield unknown(place, f"there is no {_NOUNS.get(kind, kind)} `{value}`", value, known, where)

    def no_quiz(self, module: str, place: Place) -> Iterator[Problem]:
        """Give the problem of a module without a quiz; one that is there and could not be read is told already."""
        project, course, name = self.book.project, self.catalog.course_of[module].id, self.catalog.modules[module].id
        path = f"courses/{project.source}/{course}/{name}.quiz.yml"
        if not (project.root / path).is_file():
            yield problem(place, f"module {module} has no quiz", f"write {path}, or take the macro out")

    def materials(self, kind: str) -> Mapping[str, str]:
        """Return the materials of a kind by id, those that are there and could not be read included."""
        source = self.book.project.source
        files = files_like(self.book.project, f"courses/{{locale}}/{{course}}/{{name}}.{kind}.yml", source)
        return {path.name.split(".")[0]: "" for path in files}

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
            "quiz": {code: str(catalog.modules[code].title) for code in catalog.quizzes},
            "template": {id_: str(template.title) for id_, template in catalog.templates.items()},
            **{kind: self.materials(kind) for kind in ("scenario", "case", "storyboard", "activity", "video")},
            "picture": {path.stem: "" for path in library.glob("*.svg")},
        }
