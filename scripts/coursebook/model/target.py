"""Pages of the book as something to lead to: where each is, what it is called, what it is about."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from coursebook.model.handbook import Template
from coursebook.model.record import Record
from coursebook.model.text import Text

Kind = Literal[
    "page", "competency", "profile", "course", "module", "chapter", "path", "template", "templates", "scenario",
    "translation", "takeaway",
]  # fmt: skip

# Pages of the parts that have a short name of their own.
NAMED = {
    "framework": "competencies/index.md",
    "matrix": "competencies/matrix.md",
    "profiles": "competencies/profiles.md",
    "crosswalk": "competencies/crosswalk.md",
    "handbook": "handbook/index.md",
    "courses": "courses/index.md",
    "home": "index.md",
}

# Pages made of words of the interface alone, as they are called.
OF_WORDS: tuple[Kind, ...] = ("takeaway", "translation")

# The file that gives the words of a generated page.
FILES = {
    "competency": "competencies/framework.yml",
    "profile": "competencies/framework.yml",
    "path": "courses/paths.yml",
    "chapter": "handbook/handbook.yml",
    "template": "handbook/handbook.yml",
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


def target_of(address: str, kind: Kind, record: Record, description: Text, written: bool = True) -> Target:
    """Return the page at `address`, which is about `record`."""
    return Target(address, kind, record.title, description, record, written=written)


def template_address(template: Template) -> str:
    """Return where the page of a template is."""
    return f"handbook/templates/{template.id.lower()}.md"


def folder_of(material: Record) -> str:
    """Return the folder of a material in the book: `courses/listening`."""
    part, _, course, *_ = PurePosixPath(material.at().path).parts
    return f"{part}/{course}"


def parent_of(address: str) -> str:
    """Return the folder of the page at `address`."""
    return address.rpartition("/")[0]


def short_name(address: str) -> str:
    """Return the name of a page by its path: `contributing/index.md` -> `contributing`."""
    return address.removesuffix(".md").removesuffix("/index")
