"""Everything the book says, in one language."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from coursebook.model.activity import Activity
from coursebook.model.case import CaseStudy
from coursebook.model.course import Course, LearningPath, Module, Reach
from coursebook.model.coverage import Coverage
from coursebook.model.download import Download
from coursebook.model.framework import Competency, Domain, Framework, Profile
from coursebook.model.glossary import Term
from coursebook.model.handbook import Chapter, Handbook, Part, Template
from coursebook.model.help_line import CountryHelp
from coursebook.model.institution import Institution
from coursebook.model.page import Page, Review, Translation
from coursebook.model.quiz import Quiz
from coursebook.model.record import Record
from coursebook.model.scenario import Scenario
from coursebook.model.source import Source
from coursebook.model.storyboard import Storyboard
from coursebook.model.target import (
    FILES,
    NAMED,
    OF_WORDS,
    Kind,
    Target,
    folder_of,
    parent_of,
    short_name,
    target_of,
    template_address,
)
from coursebook.model.text import Text
from coursebook.model.training import Training
from coursebook.model.video import Video
from coursebook.model.wording import Avoided
from coursebook.model.words import Words

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Catalog:
    """One language of the book. Everything in it is in that language, or marked as not translated.

    `downloads` are the files of this language that the site offers; a copy of the book has none, and says that they are
    at `downloads_at`, on the web.
    """

    locale: str
    source_locale: str
    book: str
    words: Words
    framework: Framework
    courses: tuple[Course, ...]
    paths: tuple[LearningPath, ...]
    handbook: Handbook
    materials: dict[str, Record]  # by the name of their file: `courses/listening/lena.scenario.yml`
    help_lines: tuple[CountryHelp, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    training: Training
    coverage: Coverage
    avoided: tuple[Avoided, ...]
    pages: dict[str, Page]
    translations: dict[str, Translation]
    reviews: dict[str, Review]
    institution: Institution | None = None
    downloads: tuple[Download, ...] = ()
    downloads_at: str = ""

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
    def quizzes(self) -> dict[str, Quiz]:
        """The quizzes by the code of their module, in the order of the modules."""
        names = {code: f"courses/{self.course_of[code].id}/{m.id}.quiz.yml" for code, m in self.modules.items()}
        return {code: self.materials[name] for code, name in names.items() if name in self.materials}

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        return self._materials(Scenario)

    @cached_property
    def cases(self) -> dict[str, CaseStudy]:
        return self._materials(CaseStudy)

    @cached_property
    def storyboards(self) -> dict[str, Storyboard]:
        return self._materials(Storyboard)

    @cached_property
    def activities(self) -> dict[str, Activity]:
        return self._materials(Activity)

    @cached_property
    def videos(self) -> dict[str, Video]:
        return self._materials(Video)

    def _materials(self, kind: type[R]) -> dict[str, R]:
        """Return the materials of a kind by id, which is the name of their file."""
        return {PurePosixPath(n).name.split(".")[0]: m for n, m in self.materials.items() if isinstance(m, kind)}

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

    def is_translated(self, address: str) -> bool:
        """Tell whether the page at `address` is in this language, and not only shown here in that of the source."""
        page = self.pages.get(address)
        if page or self.locale == self.source_locale:
            return not page or page.locale == self.locale
        return self.targets[address].kind in OF_WORDS or self.file_of(address) in self.translations

    @cached_property
    def translated(self) -> frozenset[str]:
        """The pages that are in this language, and not only shown here in that of the source."""
        return frozenset(address for address in self.targets if self.is_translated(address))

    def language_of(self, address: str) -> str:
        """Return the language in which the page at `address` is shown: this one, or that of what stands in for it."""
        if self.is_translated(address):
            return self.locale
        return self.pages[address].locale if address in self.pages else self.source_locale

    def file_of(self, address: str) -> str:
        """Return the file that gives the words of a page that nobody wrote by hand: `courses/paths.yml`."""
        kind = self.targets[address].kind
        if kind == "scenario":
            return f"{address.replace('/map-', '/').removesuffix('.md')}.scenario.yml"
        return f"{parent_of(address)}/course.yml" if kind in ("course", "module") else FILES[kind]

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
            target_of(f"competencies/{c.id.lower()}.md", "competency", c, c.definition)
            for c in self.competencies.values()
        ]
        found += [
            target_of(f"competencies/profiles/{p.id}.md", "profile", p, p.summary) for p in self.framework.profiles
        ]
        for course in self.courses:
            found.append(target_of(f"courses/{course.id}/index.md", "course", course, course.summary))
            found += [self._with_text(self.module_address(m), "module", m) for m in course.modules]
        found += [target_of(f"courses/paths/{path.id}.md", "path", path, path.summary) for path in self.paths]
        found += [self._with_text(f"handbook/{c.id}.md", "chapter", c) for c in self.handbook.chapters]
        templates = [self._with_text(template_address(t), "template", t) for t in self.handbook.templates]
        found += [target for target in templates if target.written]
        found += [self._scenario_map(id_, scenario) for id_, scenario in self.scenarios.items()]
        return found + [self._of_words(kind) for kind in OF_WORDS]

    def _of_words(self, kind: Kind) -> Target:
        """Return a page that every language has, because it says nothing but words of the interface."""
        title, lead = (Text(self.words.texts.get(key, key)) for key in (f"{kind}.title", f"{kind}.lead"))
        return Target(f"{kind}.md", kind, title, lead)

    def _scenario_map(self, id_: str, scenario: Scenario) -> Target:
        return Target(self.scenario_map_address(id_), "scenario", scenario.title, scenario.summary, scenario)

    def scenario_map_address(self, scenario: str) -> str:
        """Return the page with the map of a scenario, beside the modules of its course."""
        return f"{folder_of(self.scenarios[scenario])}/map-{scenario}.md"

    def _with_text(self, address: str, kind: Kind, record: Module | Chapter | Template) -> Target:
        return target_of(address, kind, record, record.summary, written=self.is_written(address))

    @cached_property
    def names(self) -> dict[str, Target]:
        """What authors may write to name a page: codes, ids, slugs -> the page."""
        names = {short_name(address): target for address, target in self.targets.items()}
        names |= {name: self.targets[address] for name, address in NAMED.items() if address in self.targets}
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
        soon = {
            t.id: Target(address, "templates", t.title, t.summary, t, t.id.lower(), written=False)
            for t in self.handbook.templates
        }
        written = {t.id: self.targets.get(template_address(t)) for t in self.handbook.templates}
        return soon | {id_: target for id_, target in written.items() if target}

    @cached_property
    def off(self) -> frozenset[str]:
        """The pages that the institution leaves out; the first page of a part or a course stands for all in it."""
        named = [self.find(name) for name in (self.institution.off if self.institution else ())]
        addresses = [target.address for target in named if target]
        folders = tuple(address.removesuffix("index.md") for address in addresses if address.endswith("/index.md"))
        return frozenset(addresses) | {address for address in self.targets if address.startswith(folders)}

    def find(self, ref: str) -> Target | None:
        """Return the page that `ref` names (`H7`, `K1.1`, `A3`, `help`, `path:mooc`, `page:help`), or None."""
        return self.names.get(ref.removeprefix("page:"))
