"""Files stand where their ids say, and ids where they belong."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.page import Page
from coursebook.problems import Problem, did_you_mean

_MADE = ("competency", "profile", "path", "scenario")  # pages that are made from YAML and hold no text of their own


def courses_stand_in_their_folders(book: Book) -> Iterator[Problem]:
    """The id of a course is the name of its folder."""
    for course in book.source.courses:
        folder = PurePosixPath(course.at().path).parent.name
        if course.id != folder:
            fact = f"the course `{course.id}` stands in the folder `{folder}`"
            yield problem(course.at("id"), fact, f"write `id: {folder}`, or rename the folder")


def competencies_stand_in_their_domains(book: Book) -> Iterator[Problem]:
    """The id of a competency starts with the letter of its domain."""
    for domain in book.source.framework.domains:
        for competency in domain.competencies:
            if not competency.id.startswith(domain.id):
                fact = f"the competency `{competency.id}` stands in the domain {domain.id}"
                yield problem(competency.at("id"), fact, f"move it, or give it a number of {domain.id}")


def ids_leave_the_pages_of_the_book_alone(book: Book) -> Iterator[Problem]:
    """No module is called `index`, no chapter `index` or `templates`, no course `paths`: these are taken."""
    taken = [(course, ("paths",)) for course in book.source.courses]
    taken += [(module, ("index",)) for course in book.source.courses for module in course.modules]
    taken += [(chapter, ("index", "templates")) for chapter in book.source.handbook.chapters]
    for record, names in taken:
        if record.id in names:
            fact = f"a page of the book is already called `{record.id}`"
            yield problem(record.at("id"), fact, "choose another id")


def pages_belong_somewhere(book: Book) -> Iterator[Problem]:
    """A Markdown file in a course is a module, one in the handbook a chapter; what YAML makes has no file."""
    known = _known(book.source)
    for page in _with_source(book):
        target = book.source.targets.get(page.address)
        if target and target.kind in _MADE:
            made = f"this page is made from {target.record.at().path}, so nobody would see this text"
            yield problem(page.at(1), made, "delete the file")
        elif page.address.startswith(("courses/", "handbook/")) and page.address not in known:
            yield _orphan(page, book.source)


def _with_source(book: Book) -> Iterator[Page]:
    """Give every page but translations of nothing, which are told already."""
    source = book.pages[book.project.source]
    return (page for page in every_page(book) if page.address in source)


def _orphan(page: Page, catalog: Catalog) -> Problem:
    name = PurePosixPath(page.address)
    if page.address.startswith("handbook/templates/"):
        ids = [template.id.lower() for template in catalog.handbook.templates]
        fact = f"`{name.stem}` is no template, so nothing leads to this page"
        remedy = did_you_mean(name.stem, ids, "add it to `templates` in handbook.yml: T9 for the file t9.md")
        return problem(page.at(1), fact, remedy)
    known = _known(catalog)
    ids = [PurePosixPath(address).stem for address in known if PurePosixPath(address).parent == name.parent]
    file = "handbook.yml" if page.address.startswith("handbook/") else "course.yml"
    fact = f"`{name.stem}` is no module and no chapter, so nothing leads to this page"
    remedy = did_you_mean(name.stem, ids, f"name the file after an id in {file}, or delete it")
    return problem(page.at(1), fact, remedy)


def _known(catalog: Catalog) -> set[str]:
    kinds = ("course", "module", "chapter", "template")
    with_text = {address for address, target in catalog.targets.items() if target.kind in kinds}
    return with_text | {"courses/index.md", "handbook/index.md", "handbook/templates.md"}
