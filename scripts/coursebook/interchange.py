"""The verbs `translate export` and `translate import`: files for Weblate, OmegaT and Poedit, and their way back."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coursebook.checks import check
from coursebook.load import Book, load
from coursebook.problems import Problem, SourceError, nearest
from coursebook.project import PARTS, Project, read_project
from coursebook.translation.interchange.assembly import Assembled
from coursebook.translation.interchange.exchange import FORMATS, Incoming, exported, incoming, stamp_problem
from coursebook.translation.interchange.sources import Source, sources
from coursebook.translation.stamping import TranslationError


class PartlyDoneError(SourceError):
    """Some of it was done, some refused: what was done, then the problems."""

    def __init__(self, report: str, problems: list[Problem]):
        super().__init__(problems)
        self.report = report

    def __str__(self) -> str:
        return f"{super().__str__()}\n\n{self.report}"


def export_verb(book: Book, options: argparse.Namespace) -> str:
    """Write a file for each page and each YAML file, or for those that are named. Raises PartlyDoneError."""
    project = book.project
    chosen = _chosen(sources(book, options.locale), options.pages, project)
    folder = (options.to or project.root / "dist" / "interchange") / options.locale
    problems, written = [], 0
    for source in chosen:
        try:
            written += _export(source, options, project, folder)
        except SourceError as error:
            problems += error.problems
        except ValueError as error:
            problems.append(stamp_problem(source, error))
    report = f"{written} files in {_shown(project, folder)}"
    if problems:
        raise PartlyDoneError(report, problems)
    return report


def import_verb(book: Book, options: argparse.Namespace) -> str:
    """Put what translators have done into the book, as far as no check is against it. Raises PartlyDoneError."""
    project = book.project
    found = incoming(book, options.locale, {_shown(project, path): path for path in _files(options.files)})
    with TemporaryDirectory() as folder:
        known = {_key(problem) for problem in check(book)}
        made = _checked(found, _Trial(project, Path(folder) / "book"), known)
    lines = [_written(project, found, name, page) for name, page in sorted(made.items())]
    waiting = sum(taken.waiting for taken in found.taken.values())
    lines.append(f"{_texts_of(waiting)} without a translation, or to be looked at again.")
    if found.problems:
        raise PartlyDoneError("\n".join(filter(None, lines)), found.problems)
    return "\n".join(filter(None, lines))


class _Trial:
    """A copy of the book, to see what the checks would say."""

    def __init__(self, project: Project, root: Path):
        self.root = root
        for part in (*PARTS, "overrides"):
            if (project.root / part).is_dir():
                shutil.copytree(project.root / part, root / part)
        shutil.copy(project.root / "mkdocs.yml", root)

    def problems(self, files: dict[str, str]) -> list[Problem]:
        """Return the problems of the book with `files` in it, by path; a file without text is not there."""
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text:
                file.write_text(text, encoding="utf-8", newline="\n")
            else:
                file.unlink(missing_ok=True)
        return check(load(read_project(self.root)))


def _checked(found: Incoming, trial: _Trial, known: set[tuple[str, str]]) -> dict[str, Assembled]:
    """Return the new files that the checks have nothing against; a text that they refuse is taken back, and told."""
    while True:
        made = found.assembled()
        changed = {name for name, page in made.items() if page.text != found.sources[name].old}
        if not changed:
            return made
        new = [problem for problem in trial.problems(_texts(found, made)) if _key(problem) not in known]
        if not new:
            return made
        by_path = {found.sources[name].path: name for name in changed}
        inside = [problem for problem in new if problem.path in by_path]
        for problem in inside:
            _take_back(found, by_path[problem.path], made, problem)
        if not inside:
            _find_the_cause(found, made, changed, trial, known)


def _take_back(found: Incoming, name: str, made: dict[str, Assembled], problem: Problem) -> None:
    """Refuse the text that stands where a check has found something; the whole file where no text stands there."""
    taken = found.taken.get(name)
    last = made[name].segment_at(problem.line)
    if not taken or last and last not in taken.texts:
        return  # told with another problem of the same text
    if not last:
        found.refuse(name, problem)
        return
    taken.without(last)
    found.problems.append(taken.units[last].problem(problem.fact, problem.remedy))


def _find_the_cause(found: Incoming, made: dict, changed: set[str], trial: _Trial, known: set) -> None:
    """Refuse each new file that, alone, makes something wrong elsewhere; all of them where none does it alone."""
    before = {found.sources[name].path: found.sources[name].old for name in changed}
    told = {}
    for name in sorted(changed):
        new = trial.problems(before | {found.sources[name].path: made[name].text})
        told[name] = [problem for problem in new if _key(problem) not in known]
    for name in [name for name in told if told[name]] or sorted(changed):
        fact = f"was not written: it would bring about “{told[name][0]}”" if told[name] else "was not written"
        found.refuse(name, Problem(found.sources[name].path, 1, fact, "mend that first, and import again"))


def _texts(found: Incoming, made: dict[str, Assembled]) -> dict[str, str]:
    """Return the text of every file that takes part, as it is to be; what was refused is as it was."""
    return {s.path: made[name].text if name in made else s.old for name, s in found.sources.items()}


def _key(problem: Problem) -> tuple[str, str]:
    """Return what makes two problems the same: lines move."""
    return problem.path, problem.fact


def _written(project: Project, found: Incoming, name: str, page: Assembled) -> str:
    """Write one new file, and return what to say about it; nothing where nothing is to be said."""
    source, waits = found.sources[name], len(page.waiting)
    more = f"; {_texts_of(waits)} left out until their section or list is complete" if waits else ""
    if page.text == source.old:
        return f"{source.path}: as it was{more}" if more else ""
    path = project.root / source.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.text, encoding="utf-8", newline="\n")
    return f"{source.path}: {_texts_of(len(found.taken[name].texts) - waits)} new{more}"


def _texts_of(number: int) -> str:
    return f"{number} text{'' if number == 1 else 's'}"


def _export(source: Source, options: argparse.Namespace, project: Project, folder: Path) -> bool:
    """Write the file of one source and tell whether it has one: some have no words."""
    if not source.segments:
        return False
    path = folder / f"{source.name}{FORMATS[options.kind].SUFFIX}"
    earlier = path.read_bytes() if path.is_file() else None
    data = exported(source, options.kind, (project.source, options.locale), earlier, _shown(project, path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _chosen(known: dict[str, Source], names: list[str], project: Project) -> list[Source]:
    """Return the sources that `names` mean, as a path in any language or without one; all of them without names."""
    if not names:
        return list(known.values())
    found = []
    for name in names:
        part, *inside = name.removeprefix("./").split("/")
        short = "/".join([part, *(inside[1:] if inside and inside[0] in project.codes else inside)])
        short = short if short in known else f"docs/{short}"
        if short not in known:
            guess = nearest(name, known)
            raise TranslationError(
                f"nothing to translate is called {name}{f'; did you mean {guess}?' if guess else ''}"
            )
        found.append(known[short])
    return found


def _files(given: list[Path]) -> Iterator[Path]:
    """Give the files that are named, and those in the folders that are. Raises TranslationError."""
    for path in given:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in (".po", ".xlf", ".xliff"))
        elif path.is_file():
            yield path
        else:
            raise TranslationError(f"there is no file {path}")


def _shown(project: Project, path: Path) -> str:
    full = path.resolve()
    return project.relative(full) if full.is_relative_to(project.root) else str(path)
