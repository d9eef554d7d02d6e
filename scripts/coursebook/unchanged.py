"""Nothing changed since the last build: told without reading the book, in a few hundredths of a second."""

import json
from pathlib import Path

from coursebook.inputs import program, settings_of
from coursebook.project import Project
from coursebook.store import digest
from coursebook.written import folder_stands, memory_of


def said_before(project: Project, target: Path, options: object, inputs: dict[str, str]) -> str | None:
    """Return what the last build into `target` said, if it was from the same and all that it wrote still stands."""
    try:
        last = json.loads(_note(project, target).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = last["made_from"] == _made_from(project, options, inputs) and folder_stands(target, project)
    return last["said"] if same else None


def remember(project: Project, target: Path, options: object, inputs: dict[str, str], said: str) -> None:
    """Remember what a build from `inputs` into `target` has `said`."""
    note = {"made_from": _made_from(project, options, inputs), "said": said}
    _note(project, target).write_text(json.dumps(note), encoding="utf-8")


def _note(project: Project, target: Path) -> Path:
    return memory_of(target, project).with_suffix(".note.json")


def _made_from(project: Project, options: object, inputs: dict[str, str]) -> str:
    return digest(program(), settings_of(project), inputs.items(), options)
