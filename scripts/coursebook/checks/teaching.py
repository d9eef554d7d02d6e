"""Every competency is taught, and every module teaches one."""

from collections.abc import Iterator

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem


def competencies_are_taught(book: Book) -> Iterator[Problem]:
    """Each competency of the framework is taught in at least one module."""
    reaches = (reach for module in book.source.modules.values() for reach in module.competencies)
    taught = {reach.id for reach in reaches if "taught" in reach.how}
    for competency in book.source.framework.competencies:
        if competency.id not in taught:
            fact = f"no module teaches `{competency.id}` ({competency.title})"
            remedy = f"add `{{id: {competency.id}, level: 1, how: [taught]}}` to a module"
            yield problem(competency.at("id"), fact, remedy)


def modules_teach(book: Book) -> Iterator[Problem]:
    """Each module names at least one competency."""
    for module in book.source.modules.values():
        if not module.competencies:
            remedy = "add `competencies:` with what one learns here, as `{id: A1, level: 1, how: [taught]}`"
            yield problem(module.at("competencies"), f"module `{module.id}` teaches no competency", remedy)
