"""The records and pages of a language -> its Catalog."""

from coursebook.layout import MATERIALS
from coursebook.model.catalog import Catalog
from coursebook.model.course import Course
from coursebook.model.page import Page
from coursebook.model.words import Words
from coursebook.project import Locale, Project


def assembled(project: Project, words: dict[str, Words], records: dict, pages: dict) -> dict[str, Catalog]:
    """Return the Catalog of each language from its words, records (with the state of their translation) and pages.

    A page that a language does not have itself is there in the language of the source.
    """
    source = _shown(pages)
    return {
        locale.code: _catalog(
            (locale, project.source, words[locale.code]),
            {name.replace("{locale}/", ""): found for name, found in records[locale.code].items()},
            source | {address: page for address, page in pages[locale.code].items() if address in source},
        )
        for locale in project.locales
    }


def _shown(pages: dict[str, dict[str, Page]]) -> dict[str, Page]:
    """Return the pages of the source language, and local ones of the first language that has them."""
    first, *others = pages.values()
    local = {address: page for own in reversed(others) for address, page in own.items() if page.local}
    return local | first


def _catalog(language: tuple[Locale, str, Words], records: dict, pages: dict[str, Page]) -> Catalog:
    locale, source, words = language
    of = {name: record for name, (record, _) in records.items()}
    courses = sorted((record for record in of.values() if isinstance(record, Course)), key=lambda course: course.code)
    return Catalog(
        locale=locale.code,
        source_locale=source,
        book=locale.book,
        words=words,
        framework=of["competencies/framework.yml"],
        courses=tuple(courses),
        paths=of["courses/paths.yml"].paths,
        handbook=of["handbook/handbook.yml"],
        materials={name: record for name, record in of.items() if type(record) in MATERIALS.values()},
        help_lines=of["docs/_data/help-lines.yml"].countries,
        terms=of["docs/_data/glossary.yml"].terms,
        sources=of["docs/_data/sources.yml"].sources,
        training=of["docs/_data/training.yml"],
        coverage=of["docs/_data/coverage.yml"],
        avoided=of["docs/_data/wording.yml"].avoid,
        pages=pages,
        translations={name: state for name, (_, state) in records.items() if state},
        reviews={name: review for name, record in of.items() if (review := getattr(record, "review", None))},
    )
