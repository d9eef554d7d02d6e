"""Where the files of a book lie, and what each of them holds."""

from pathlib import Path

from coursebook.model.activity import Activity
from coursebook.model.case import CaseStudy
from coursebook.model.course import Course, Paths
from coursebook.model.coverage import Coverage
from coursebook.model.framework import Framework
from coursebook.model.glossary import Glossary
from coursebook.model.handbook import Handbook
from coursebook.model.help_line import HelpLines
from coursebook.model.quiz import Quiz
from coursebook.model.record import Record
from coursebook.model.scenario import Scenario
from coursebook.model.source import Sources
from coursebook.model.storyboard import Storyboard
from coursebook.model.training import Training
from coursebook.model.video import Video
from coursebook.model.wording import Wording
from coursebook.project import Project

# {course}: any folder; {name}: any name, which is the id of what the file holds. Data belong to no language: the source
# of docs/{locale}/_data/ is docs/_data/, and a language has only the words there.
FILES: dict[str, type[Record]] = {
    "competencies/{locale}/framework.yml": Framework,
    "courses/{locale}/paths.yml": Paths,
    "handbook/{locale}/handbook.yml": Handbook,
    "courses/{locale}/{course}/course.yml": Course,
    "docs/{locale}/_data/help-lines.yml": HelpLines,
    "docs/{locale}/_data/glossary.yml": Glossary,
    "docs/{locale}/_data/sources.yml": Sources,
    "docs/{locale}/_data/training.yml": Training,
    "docs/{locale}/_data/coverage.yml": Coverage,
    "docs/{locale}/_data/wording.yml": Wording,
}
MATERIALS: dict[str, type[Record]] = {
    "courses/{locale}/{course}/{name}.quiz.yml": Quiz,
    "courses/{locale}/{course}/{name}.scenario.yml": Scenario,
    "courses/{locale}/{course}/{name}.case.yml": CaseStudy,
    "courses/{locale}/{course}/{name}.storyboard.yml": Storyboard,
    "courses/{locale}/{course}/{name}.activity.yml": Activity,
    "courses/{locale}/{course}/{name}.video.yml": Video,
}
COMPONENTS = "overrides/components"  # a folder for each, with its templates, style and script
INSTITUTIONS = "overrides/institutions"  # a folder for each, with institution.yml, its logo and pages/{locale}/
DOWNLOADS = "dist/takeaway.json"  # what `coursebook export` made; the files are beside it


def files_like(project: Project, pattern: str, code: str) -> list[Path]:
    """Return the files of the language `code` that a pattern of FILES or MATERIALS stands for, sorted."""
    return sorted(project.root.glob(in_folder(project, pattern, code).format(course="*", name="*")))


def in_folder(project: Project, name: str, code: str) -> str:
    """Return the path that `name` (`courses/{locale}/paths.yml`) stands for in the language `code`."""
    data = code == project.source and name.startswith("docs/{locale}/_data/")
    return name.replace("{locale}/", "") if data else name.replace("{locale}", code)
