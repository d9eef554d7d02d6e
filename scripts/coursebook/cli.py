"""The command `coursebook`: one function a verb. The only module that prints.

Each verb imports what it needs: everything takes a second, and that nothing has changed is said in less.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coursebook.arguments import add_export, add_framework, add_site, add_translate
from coursebook.inputs import ChangedError, Kept, forget, keep, read_inputs
from coursebook.problems import Problem, SourceError
from coursebook.progress import bar, watched
from coursebook.project import Project, find_root, read_project
from coursebook.store import Store
from coursebook.unchanged import remember, said_before

if TYPE_CHECKING:
    from coursebook.load import Book

_RECORDS = 20000  # new ones before Python looks for garbage: most stay, and it would look for a twentieth of the time
_TRIES = 5  # of a verb, where somebody changes files meanwhile


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit status: 0 if all is well, 1 if the sources have problems, 2 for a wrong call."""
    gc.set_threshold(_RECORDS)
    options = _parser().parse_args(arguments)
    if options.verb is verify_verb:  # whoever got a copy has no book around them
        return verify_verb(None, options)
    for _ in range(_TRIES):
        try:
            project = read_project(find_root(options.book.resolve()))
        except (FileNotFoundError, ValueError) as error:
            print(f"coursebook: {error}", file=sys.stderr)
            return 2
        try:
            return options.verb(project, options)
        except ChangedError:
            print("coursebook: a file of the book was changed meanwhile, so this begins again", file=sys.stderr)
    print("coursebook: files of the book change all the time; try again once they are saved", file=sys.stderr)
    return 1


def run() -> NoReturn:
    """Run one verb as `main` does, and end at once: to take a book apart, record by record, is no use to anybody."""
    gc.disable()  # until the book is read: what is imported stays
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def check_verb(project: Project, options: argparse.Namespace) -> int:
    """Print every problem of the sources, or how much was checked."""
    from coursebook.checked import checked, reading

    book, problems = checked(project, reading(project, options.institution, downloads=False), keep(project))
    if not _good(problems, options):
        return 1
    print(_praise(book))
    return 0


def _ready(project: Project) -> Iterator[None]:
    import coursebook.site.build  # noqa: F401
    from coursebook.site.ready import ready

    yield from ready(project)


def _good(problems: "list[Problem]", options: argparse.Namespace) -> bool:
    """Tell whether there are no problems, after printing them."""
    for problem in problems:
        print(problem.as_github_annotation() if options.format == "github" else problem)
    if problems:
        files = {problem.path for problem in problems}
        print(f"\n{_count(len(problems), 'problem')} in {_count(len(files), 'file')}.", file=sys.stderr)
    return not problems


def _praise(book: "Book") -> str:
    pages = sum(len(pages) for pages in book.pages.values())
    return f"No problems: {pages} pages in {', '.join(book.project.codes)}."


def build_verb(project: Project, options: argparse.Namespace) -> int:
    """Check the sources, then build what changed in the site; the last good one stays where either fails."""
    if options.locale and options.locale not in project.codes:
        return _not_in(options.locale, project)
    target, asked = options.to or project.root / "site", (options.locale, options.institution)
    if options.no_cache:
        forget(project)
    inputs = read_inputs(project)
    said = said_before(project, target, asked, inputs)
    if said:
        print(said)
        return 0
    from coursebook.checked import checked_beside, reading

    read = reading(project, options.institution, downloads=True)
    book, problems = checked_beside(project, read, keep(project, inputs), _ready(project))
    if not _good(problems, options):
        return 1
    from coursebook.site.build import build

    print(_praise(book))
    with bar("pages") as show:
        build(book, target, languages=(options.locale,) if options.locale else (), show=show)
    remember(project, target, asked, book.kept.inputs, _praise(book))
    return 0


def join_verb(_project: Project, options: argparse.Namespace) -> int:
    """Put shards together that were built on several machines (`build --locale`)."""
    from coursebook.shards import ShardError, join

    try:
        print(f"{join(options.shards, options.to)} files in {options.to}")
    except ShardError as error:
        print(f"coursebook: {error}", file=sys.stderr)
        return 1
    return 0


def clean_verb(project: Project, _options: argparse.Namespace) -> int:
    """Remove what is kept from one build to the next; never needed, and the next build takes longer."""
    forget(project)
    return 0


def _read(project: Project, options: argparse.Namespace, store: Store) -> "tuple[Book, list[Problem]]":
    """Return the book as it is now, and its problems after printing them."""
    from coursebook.checks import check
    from coursebook.load import load

    book = load(read_project(project.root), options.institution, Kept(store, read_inputs(project)))
    problems = check(book)
    for problem in problems:
        print(problem)
    if not problems:
        store.save()
    return book, problems


def serve_verb(project: Project, options: argparse.Namespace) -> int:
    """Show the book on a local address, again after each edit."""
    from coursebook.site.preview import serve

    store = keep(project, at_hand=True).store
    _, problems = _read(project, options, store)
    if problems:
        return 1
    try:
        serve(project, options.address, print, lambda: _read(project, options, store))
    except OSError as error:
        remedy = "try another one, for example --address 127.0.0.1:8001"
        print(f"coursebook: {options.address} cannot be used ({error.strerror}): {remedy}", file=sys.stderr)
        return 2
    return 0


def export_verb(project: Project, options: argparse.Namespace) -> int:
    """Make something to take away in a format, or `all`; `video` films a storyboard."""
    from coursebook.checked import checked_beside, reading
    from coursebook.export.edition import MissingExtraError
    from coursebook.export.video import FilmError
    from coursebook.export_cli import export

    read = reading(project, options.institution, downloads=False)
    book, problems = checked_beside(project, read, keep(project), _ready(project))
    if not _good(problems, options):
        return 1
    print(_praise(book))
    if options.locale and options.locale not in project.codes:
        return _not_in(options.locale, project)
    try:
        for line in watched(export(book, options)):
            print(line)
    except (FilmError, MissingExtraError) as error:
        print(f"coursebook: {error}", file=sys.stderr)
        return 2
    except SourceError as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        print("coursebook: interrupted; what was listed is whole, and nothing half-made is left", file=sys.stderr)
        return 1
    return 0


def bundle_verb(project: Project, options: argparse.Namespace) -> int:
    """Make copies that open without a network or can be served anywhere: a ZIP for each language, one with all."""
    return export_verb(project, options)


def verify_verb(_project: None, options: argparse.Namespace) -> int:
    """Say whether a copy (a ZIP or its folder) is whole, which one it is and how old."""
    from coursebook.export.verify import verify

    verdict = verify(options.file, date.today())
    wrong = _count(len(verdict.faults), "fault")
    print(f"{options.file}: " + (f"NOT whole, {wrong}" if verdict.faults else "whole"))
    for line in (*verdict.facts, *verdict.faults):
        print(f"  {line}")
    if verdict.faults:
        print("    fix: get this copy again, from where you trust it")
    return 1 if verdict.faults else 0


def translate_verb(project: Project, options: argparse.Namespace) -> int:
    """Tell translators what there is to do, begin a page, show what changed, stamp what is done; files for editors."""
    from coursebook.translate_cli import TranslationError, translate

    try:
        print(translate(project, options))
    except TranslationError as error:
        print(f"coursebook: {error}", file=sys.stderr)
        return 2
    except SourceError as error:
        print(error)
        return 1
    return 0


def framework_verb(project: Project, options: argparse.Namespace) -> int:
    """Tell what changed in the competency framework since an older version of it."""
    from coursebook.framework_cli import framework

    try:
        print(framework(project, options))
    except SourceError as error:
        print(error)
        return 1
    return 0


def schemas_verb(project: Project, _options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors complete and underline with, and point each YAML file at its own."""
    from coursebook.schemas import write_schemas

    for path in write_schemas(project):
        print(path)
    return 0


def _not_in(code: str, project: Project) -> int:
    print(f"coursebook: the book is not there in `{code}`; it is in {', '.join(project.codes)}", file=sys.stderr)
    return 2


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coursebook", description="Check, build and show a book.")
    parser.add_argument("--book", type=Path, default=Path(), help="a folder of the book (default: where you are)")
    parser.set_defaults(format="text", institution=None)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    check_, build_, serve_ = (
        _verb(verbs, name, run) for name, run in (("check", check_verb), ("build", build_verb), ("serve", serve_verb))
    )
    add_site(check_, build_, serve_)
    join_ = _verb(verbs, "join", join_verb)
    join_.add_argument("shards", type=Path, nargs="+", metavar="SHARD", help="a folder that `build --locale` made")
    join_.add_argument("--to", type=Path, default=Path("site"), help="the folder to write (default: site/)")
    _verb(verbs, "clean", clean_verb)
    add_export(_verb(verbs, "export", export_verb), _verb(verbs, "bundle", bundle_verb))
    verify_ = _verb(verbs, "verify", verify_verb)
    verify_.add_argument("file", type=Path, help="the ZIP, or the folder that it was unpacked into")
    _verb(verbs, "schemas", schemas_verb)
    add_translate(verbs, translate_verb)
    add_framework(verbs, framework_verb)
    return parser


def _verb(verbs, name: str, run) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=run.__doc__, description=run.__doc__)
    parser.set_defaults(verb=run, format="text", institution=None)
    return parser


if __name__ == "__main__":
    run()
