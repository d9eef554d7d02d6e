"""What `coursebook framework` does: it tells what changed in the framework since an older version of it."""

import argparse
import json
import subprocess
from pathlib import Path

from pydantic import ValidationError

from coursebook.export.data.case import Source, package
from coursebook.export.data.changes import Package, changes
from coursebook.load import Book, load
from coursebook.model.framework import Framework
from coursebook.problems import Problem, SourceError
from coursebook.project import Project
from coursebook.sources.record_file import to_record
from coursebook.sources.yaml_file import parse_yaml
from coursebook.views.online import Online

_NO_EXPORT = "name a revision of git, or a file *.case.json that `coursebook export data` has written"


def framework(project: Project, options: argparse.Namespace) -> str:
    """Return the changes since `options.old` as Markdown. Raises SourceError where either version cannot be read."""
    book = load(project)
    if not book.catalogs:
        raise SourceError(book.problems)
    old = _from_file(Path(options.old)) if options.old.endswith(".json") else _from_history(book, options.old)
    language = old.document.language
    if language not in book.catalogs:
        fact = f"this version is in `{language}`, and the book is in {', '.join(project.codes)}"
        raise SourceError([Problem(options.old, 1, fact, "compare with an export in one of these languages")])
    return changes(old, _package(book, language, book.catalogs[language].framework))


def _from_file(path: Path) -> Package:
    try:
        return Package.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SourceError([Problem(str(path), 1, f"this file cannot be read: {error.strerror}", _NO_EXPORT)]) from error
    except json.JSONDecodeError as error:
        raise SourceError([Problem(str(path), error.lineno, f"this is not JSON: {error.msg}", _NO_EXPORT)]) from error
    except UnicodeDecodeError as error:
        raise SourceError([Problem(str(path), 1, "this file is not in UTF-8", _NO_EXPORT)]) from error
    except ValidationError as error:
        first = error.errors()[0]
        fact = f"`{'.'.join(map(str, first['loc'])) or path.name}`: {first['msg'].lower()}"
        raise SourceError([Problem(str(path), 1, fact, _NO_EXPORT)]) from error


def _from_history(book: Book, revision: str) -> Package:
    source = book.project.source
    path = f"competencies/{source}/framework.yml"
    command = ["git", "-C", str(book.project.root), "show", "--end-of-options", f"{revision}:./{path}"]
    try:
        text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError) as error:
        fact = f"git knows no version `{revision}` of this file"
        raise SourceError([Problem(path, 1, fact, f"see `git log -- {path}`, or {_NO_EXPORT}")]) from error
    old = to_record(parse_yaml(text, f"{revision}:{path}"), Framework)
    return _package(book, source, old)


def _package(book: Book, language: str, found: Framework) -> Package:
    source = Source(Online("", book.project.source), language, book.catalogs[language].book, "", "")
    return Package.model_validate(package(found, source))
