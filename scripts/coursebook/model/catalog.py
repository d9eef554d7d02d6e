"""Everything the book says, in one language."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from coursebook.model.course import Course, LearningPath, Module, Reach
from coursebook.model.coverage import Coverage
from coursebook.model.framework import Competency, Domain, Framework, Profile
from coursebook.model.glossary import Term
from coursebook.model.handbook import Chapter, Handbook, Part, Template
from coursebook.model.help_line import CountryHelp
from coursebook.model.page import Page, Review, Translation
from coursebook.model.record import Record
from coursebook.model.source import Source
from coursebook.model.text import Text
from coursebook.model.training import Training
from coursebook.model.words import Words

Kind = Literal["page", "competency", "profile", "course", "module", "chapter", "path", "templates"]

# Pages of the parts that have a short name of their own.
_NAMED = {
    "framework": "competencies/index.md",
    "matrix": "competencies/matrix.md",
    "profiles": "competencies/profiles.md",
    "crosswalk": "competencies/crosswalk.md",
    "handbook": "handbook/index.md",
    "courses": "courses/index.md",
    "home": "index.md",
}


@dataclass(frozen=True)
class Target:
    """A page of the book, written or generated: where it is, what it is about, whether its text is written."""

    address: str
    kind: Kind
    title: Text
    description: Text
    record: Record | None = None
    anchor: str = ""
    written: bool = True


@dataclass(frozen=True)
class Catalog:
    """One language of the book. Everything in it is in that language, or marked as not translated."""

    locale: str
    source_locale: str
    book: str
    words: Words
    framework: Framework
    courses: tuple[Course, ...]
    paths: tuple[LearningPath, ...]
    handbook: Handbook
    help_lines: tuple[CountryHelp, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    training: Training
    coverage: Coverage
    pages: dict[str, Page]
    translations: dict[str, Translation]
    reviews: dict[str, Review]

    @cached_property
    def competencies(self) -> dict[str, Competency]:
        return {competency.id: competency for competency in self.framework.competencies}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        return {profile.id: profile for profile in self.framework.profiles}

    @cached_property
    def domain_of(self) -> dict[str, Domain]:
        return {c.id: domain for domain in self.framework.domains for c in domain.competencies}

    @cached_property
    def modules(self) -> dict[str, Module]:
        """All modules by code, in the order of the courses."""
        return {module.code: module for course in self.courses for module in course.modules}

    @cached_property
    def course_of(self) -> dict[str, Course]:
        """The course of each module, by the module's code."""
        return {module.code: course for course in self.courses for module in course.modules}

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        return {chapter.code: chapter for chapter in self.handbook.chapters}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        return {chapter.code: part for part in self.handbook.parts for chapter in part.chapters}

    @cached_property
    def templates(self) -> dict[str, Template]:
        return {template.id: template for template in self.handbook.templates}

    @cached_property
    def terms_by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def course(self, ref: str) -> Course:
        """Return the course with this code or id. Raises KeyError."""
        return {key: course for course in self.courses for key in (course.id, course.code)}[ref]

    def path(self, ref: str) -> LearningPath:
        return {path.id: path for path in self.paths}[ref]

    def modules_in(self, codes: tuple[str, ...]) -> tuple[Module, ...]:
        """Return the modules that `codes` name, a course standing for all of its modules; unknown ones are left out."""
        by_course = {course.code: course.modules for course in self.courses}
        found: list[Module] = []
        for code in codes:
            found += by_course.get(code, (self.modules[code],) if code in self.modules else ())
        return tuple({module.code: module for module in found}.values())

    def modules_of_path(self, path: LearningPath) -> tuple[Module, ...]:
        """Return every module of a path, alternatives included, each once, in order."""
        codes = tuple(code for step in path.steps for way in step.ways for code in way)
        return self.modules_in(codes)

    def teaching(self, competency: str) -> tuple[tuple[Module, Reach], ...]:
        """Return the modules that teach `competency`, each with how far it goes."""
        return tuple(
            (module, reach)
            for module in self.modules.values()
            for reach in module.competencies
            if reach.id == competency
        )

    def module_address(self, module: Module) -> str:
        return f"courses/{self.course_of[module.code].id}/{module.id}.md"

    @cached_property
    def written_modules(self) -> frozenset[str]:
        """The codes of the modules whose text is written."""
        return frozenset(code for code, module in self.modules.items() if self.is_written(self.module_address(module)))

    def is_written(self, address: str) -> bool:
        """Tell whether the text of the page at `address` exists in any language."""
        return address in self.pages

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Every page of the book by its address, written or generated, in reading order."""
        found = [*self._generated()]
        taken = {target.address for target in found}
        for address, page in self.pages.items():
            if address not in taken and page.front.title:
                found.append(Target(address, "page", page.front.title, page.front.description or Text(""), page.front))
        return {target.address: target for target in found}

    def _generated(self) -> list[Target]:
        found = [
            _target(f"competencies/{c.id.lower()}.md", "competency", c, c.definition)
            for c in self.competencies.values()
        ]
        found += [_target(f"competencies/profiles/{p.id}.md", "profile", p, p.summary) for p in self.framework.profiles]
        for course in self.courses:
            found.append(_target(f"courses/{course.id}/index.md", "course", course, course.summary))
            found += [self._with_text(self.module_address(m), "module", m) for m in course.modules]
        found += [_target(f"courses/paths/{path.id}.md", "path", path, path.summary) for path in self.paths]
        found += [self._with_text(f"handbook/{c.id}.md", "chapter", c) for c in self.handbook.chapters]
        return found

    def _with_text(self, address: str, kind: Kind, record: Module | Chapter) -> Target:
        return _target(address, kind, record, record.summary, written=self.is_written(address))

    @cached_property
    def names(self) -> dict[str, Target]:
        """What authors may write to name a page: codes, ids, slugs -> the page."""
        names = {_short(address): target for address, target in self.targets.items()}
        names |= {name: self.targets[address] for name, address in _NAMED.items() if address in self.targets}
        for target in self.targets.values():
            record = target.record
            if isinstance(record, Course | Module | Chapter):
                names[record.code] = target
            if isinstance(record, Competency):
                names[record.id] = target
            if isinstance(record, Profile | LearningPath):
                names[f"{target.kind}:{record.id}"] = target
        return names | self._template_names()

    def _template_names(self) -> dict[str, Target]:
        address = "handbook/templates.md"
        if address not in self.targets:
            return {}
        return {
            t.id: Target(address, "templates", t.title, t.summary, t, t.id.lower(), written=False)
            for t in self.handbook.templates
        }

    def find(self, ref: str) -> Target | None:
        """Return the page that `ref` names (`H7`, `K1.1`, `A3`, `help`, `path:mooc`, `page:help`), or None."""
        return self.names.get(ref.removeprefix("page:"))


def _target(address: str, kind: Kind, record: Record, description: Text, written: bool = True) -> Target:
    return Target(address, kind, record.title, description, record, written=written)


def _short(address: str) -> str:
    """Return the name of a page by its path: `contributing/index.md` -> `contributing`."""
    return address.removesuffix(".md").removesuffix("/index")
