"""Ids of competencies, sources and groups that records name: each of them exists."""

from collections.abc import Iterator

from coursebook.checks.report import unknown
from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.record import Place
from coursebook.problems import Problem

Mention = tuple[Place, str, str]  # where, who says what, the id that is named


def competencies_exist(book: Book) -> Iterator[Problem]:
    """A competency that a module, chapter, profile or crosswalk names stands in the framework."""
    catalog = book.source
    known = {id_: str(competency.title) for id_, competency in catalog.competencies.items()}
    where = f"The competencies are in {catalog.framework.at().path}"
    for place, who, id_ in _competencies(catalog):
        if id_ not in known:
            yield unknown(place, f"{who} `{id_}`, which is not in the framework", id_, known, where)


def _competencies(catalog: Catalog) -> Iterator[Mention]:
    for module in catalog.modules.values():
        for index, reach in enumerate(module.competencies):
            yield module.at("competencies", index, "id"), f"module `{module.id}` teaches", reach.id
    for chapter in catalog.handbook.chapters:
        for index, id_ in enumerate(chapter.competencies):
            yield chapter.at("competencies", index), f"chapter `{chapter.id}` names", id_
    for profile in catalog.framework.profiles:
        for id_ in profile.levels:
            yield profile.at("levels", id_), f"profile `{profile.id}` asks for", id_
    yield from _competencies_of_crosswalk(catalog)
    yield from _competencies_of_materials(catalog)


def _competencies_of_materials(catalog: Catalog) -> Iterator[Mention]:
    for id_, scenario in catalog.scenarios.items():
        for index, competency in enumerate(scenario.competencies):
            yield scenario.at("competencies", index), f"scenario `{id_}` practises", competency
    for quiz in catalog.quizzes.values():
        for item in quiz.items:
            yield item.at("competency"), f"item `{item.id}` asks about", item.competency


def _competencies_of_crosswalk(catalog: Catalog) -> Iterator[Mention]:
    for neighbour in catalog.framework.crosswalk:
        for item in neighbour.items:
            for index, id_ in enumerate(item.competencies):
                yield item.at("competencies", index), f"crosswalk `{neighbour.id}` names", id_


def sources_exist(book: Book) -> Iterator[Problem]:
    """A source that the crosswalk or the inventory names stands in `sources.yml`."""
    catalog = book.source
    known = {source.id: source.title for source in catalog.sources}
    for place, who, id_ in _sources(catalog):
        if id_ not in known:
            fact = f"{who} `{id_}`, which is not a source"
            yield unknown(place, fact, id_, known, "The sources are in docs/_data/sources.yml")


def _sources(catalog: Catalog) -> Iterator[Mention]:
    for neighbour in catalog.framework.crosswalk:
        for index, id_ in enumerate(neighbour.sources):
            yield neighbour.at("sources", index), f"crosswalk `{neighbour.id}` names", id_
    for row in catalog.coverage.rows:
        yield row.at("seed"), f"row {row.row} comes from", row.seed


def profiles_exist(book: Book) -> Iterator[Problem]:
    """The profile that a learning path leads towards stands in the framework."""
    catalog = book.source
    known = {id_: str(profile.title) for id_, profile in catalog.profiles.items()}
    where = f"The profiles are in {catalog.framework.at().path}"
    for path in catalog.paths:
        if path.profile and path.profile not in known:
            fact = f"path `{path.id}` leads towards `{path.profile}`, which is not a profile"
            yield unknown(path.at("profile"), fact, path.profile, known, where)


def groups_exist(book: Book) -> Iterator[Problem]:
    """The group of each row of the inventory stands at the top of the same file."""
    coverage = book.source.coverage
    known = {group.id: str(group.title) for group in coverage.groups}
    for row in coverage.rows:
        if row.group not in known:
            fact = f"row {row.row} is in group `{row.group}`, which is not there"
            yield unknown(row.at("group"), fact, row.group, known, "The groups stand under `groups`")
