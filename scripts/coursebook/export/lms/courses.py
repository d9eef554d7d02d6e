"""What of the book goes to a learning platform: courses whose modules are written, in each language that has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursebook.export.edition import Edition
from coursebook.model.catalog import Catalog
from coursebook.model.course import Course, Module
from coursebook.model.quiz import Item, Quiz, Reflection


@dataclass(frozen=True)
class CourseEdition:
    """A course in one language, with those of its modules whose text is written."""

    edition: Edition
    catalog: Catalog
    course: Course
    modules: tuple[Module, ...]

    @property
    def name(self) -> str:
        """The name of what is made of it, without the format: `among-peers-listening.fr`."""
        return f"{self.edition.slug}-{self.course.id}.{self.catalog.locale}"

    def target(self, kind: str, ending: str) -> Path:
        return self.edition.target / kind / f"{self.name}.{ending}"

    def quizzes(self) -> Iterator[tuple[Module, Quiz]]:
        return ((module, self.catalog.quizzes[module.code]) for module in self.modules if self.has_quiz(module))

    def has_quiz(self, module: Module) -> bool:
        return module.code in self.catalog.quizzes


def course_editions(edition: Edition) -> Iterator[CourseEdition]:
    """Give each course in each language of `edition` in which at least one module can be read.

    Modules that wait for their translation come as readers of the site see them, in the source language and marked.
    """
    for code in edition.languages:
        catalog = edition.catalog(code)
        for course in catalog.courses:
            written = tuple(module for module in course.modules if module.code in catalog.written_modules)
            if any(catalog.is_translated(catalog.module_address(module)) for module in written):
                yield CourseEdition(edition, catalog, course, written)


def is_scored(item: Item) -> bool:
    """Tell whether an answer to `item` counts: nobody grades a thought, and safety is no matter of points."""
    return not item.safety and not isinstance(item, Reflection)


def identifier(*parts: str) -> str:
    """Return an id for XML (an NCName) that is the same in each edition: `K2.2-looks-away`."""
    return "-".join(parts)
