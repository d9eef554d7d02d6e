"""Learning materials beside the modules: each is shown somewhere, each of their parts is named once."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from coursebook.checks.pages import unread
from coursebook.checks.report import problem, unknown
from coursebook.layout import MATERIALS, files_like
from coursebook.load import Book
from coursebook.model.quiz import FillIn
from coursebook.model.record import Origin, Place, Record
from coursebook.problems import Problem, did_you_mean
from coursebook.sources.yaml_file import read_yaml

GAP = "___"


def quizzes_belong_to_modules(book: Book) -> Iterator[Problem]:
    """A quiz is named after a module of its course, and asks about what the module teaches."""
    catalog = book.source
    for name, quiz in _of_kind(book, "quiz"):
        place = PurePosixPath(name)
        modules = {m.id: m for m in catalog.modules.values() if catalog.course_of[m.code].id == place.parent.name}
        module = modules.get(_id(name))
        if not module:
            remedy = did_you_mean(_id(name), modules, "name the file after the id of its module in course.yml")
            yield problem(quiz.at(), f"the course has no module `{_id(name)}`, so nobody would see this quiz", remedy)
            continue
        known = catalog.competencies
        taught = {reach.id: str(known[reach.id].title) if reach.id in known else "" for reach in module.competencies}
        for item in quiz.items:
            if item.competency not in taught and item.competency in catalog.competencies:
                fact = f"item `{item.id}` asks about `{item.competency}`, which module {module.code} does not teach"
                yield unknown(item.at("competency"), fact, item.competency, taught, f"it teaches {', '.join(taught)}")


def gaps_are_marked(book: Book) -> Iterator[Problem]:
    """A question with a gap shows where it is, and some words fill it; in every language."""
    for code, item in _to_fill_in(book):
        if GAP not in item.question and not item.question.language:
            fact = f"item `{item.id}` is to be filled in, and its question shows no gap"
            remedy = f"write {GAP}, three underscores, in the place of the missing word"
            yield problem(_where(book, code, item, "question"), fact, remedy)
        if not item.variants and not item.accepts.language:
            remedy = "write the right words; between two ways to say it stands |"
            yield problem(_where(book, code, item, "accepts"), f"no words fill the gap of item `{item.id}`", remedy)


def materials_are_shown(book: Book) -> Iterator[Problem]:
    """What stands in a course is shown on a page: a file that no macro names would be seen by nobody."""
    if unread(book):
        return  # one of these pages may show it
    catalog = book.source
    pages = (page for language in book.catalogs.values() for page in language.pages.values())
    shown = {(call.name, value) for page in pages for call in page.calls for value in call.values}
    for name, record in catalog.materials.items():
        kind = _kind(name)
        macro = "case_study" if kind == "case" else kind
        id_ = _id(name) if kind != "quiz" else next((c for c, quiz in catalog.quizzes.items() if quiz is record), None)
        if id_ and (macro, id_) not in shown:
            fact = f"no page shows the {kind} `{_id(name)}`"
            yield problem(record.at(), fact, f'write {{{{ {macro}("{id_}") }}}} on a page, or delete the file')


def materials_have_names_of_their_own(book: Book) -> Iterator[Problem]:
    """Two scenarios, two case studies … have different ids, also in different courses."""
    first: dict[tuple[str, str], str] = {}
    for name, record in book.source.materials.items():
        if _kind(name) == "quiz":
            continue
        earlier = first.setdefault((_kind(name), _id(name)), record.at().path)
        if earlier != record.at().path:
            fact = f"the {_kind(name)} `{_id(name)}` is there twice (first in {earlier})"
            yield problem(record.at(), fact, "rename one of the files")


def parts_are_named_once(book: Book) -> Iterator[Problem]:
    """An id is given once among its neighbours: items of a quiz, options of an item, nodes, choices, scenes."""
    for record in book.source.materials.values():
        yield from _twice(record)


def translated_materials_have_a_source(book: Book) -> Iterator[Problem]:
    """The translation of a quiz, a scenario … has the name of the file that it translates."""
    project = book.project
    for pattern in MATERIALS:
        source = [_inside(project.relative(path)) for path in files_like(project, pattern, project.source)]
        for code in project.codes[1:]:
            for path in files_like(project, pattern, code):
                shown = project.relative(path)
                if _inside(shown) not in source:
                    remedy = did_you_mean(_inside(shown), source, "write it in the source language first")
                    yield Problem(shown, 1, f"the source language has no `{_inside(shown)}`", remedy)


def _twice(record: Record) -> Iterator[Problem]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        parts = [part for part in value if isinstance(part, Record)] if isinstance(value, tuple) else []
        lines: dict[str, int] = {}
        for part in parts:
            id_ = getattr(part, "id", None)
            if id_ in lines:
                fact = f"the id `{id_}` is given twice (first on line {lines[id_]})"
                yield problem(part.at("id"), fact, "give this one another")
            elif id_:
                lines[id_] = part.at("id").line
            yield from _twice(part)


def _to_fill_in(book: Book) -> Iterator[tuple[str, FillIn]]:
    """Give each question with a gap, in each language whose file could be read."""
    unread_files = {found.path for found in book.problems}
    for code, catalog in book.catalogs.items():
        for name, quiz in catalog.materials.items():
            if f"courses/{code}/{name.partition('/')[2]}" not in unread_files:
                yield from ((code, item) for item in getattr(quiz, "items", ()) if isinstance(item, FillIn))


def _where(book: Book, code: str, item: FillIn, field: str) -> Place:
    """Return where `field` of `item` stands in the file of the language `code`: a record knows only its source."""
    source = item.at(field)
    if code == book.project.source:
        return source
    path = f"courses/{code}/{_inside(source.path)}"
    words = read_yaml(book.project.root / path, path)
    ids = [told.get("id") for told in words.data["items"]]
    return Origin(path, words.lines).at("items", ids.index(item.id), field)


def _of_kind(book: Book, kind: str) -> list[tuple[str, Record]]:
    return [(name, record) for name, record in book.source.materials.items() if _kind(name) == kind]


def _id(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0]


def _kind(name: str) -> str:
    return PurePosixPath(name).name.split(".")[1]


def _inside(path: str) -> str:
    """Return what follows the language in a path: `listening/lena.scenario.yml`."""
    return path.split("/", 2)[2]
