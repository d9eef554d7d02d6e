"""What verbs with verbs of their own take on the command line. What does the work is slow to load."""

import argparse
from datetime import date
from pathlib import Path

from coursebook.model.formats import FORMATS


def add_translate(verbs, run) -> None:
    """Add `translate` with its verbs to the command line."""
    translate_ = verbs.add_parser("translate", help=run.__doc__, description=run.__doc__)
    translate_.set_defaults(verb=run, format="text")
    works = translate_.add_subparsers(required=True, metavar="WORK", dest="work")
    status = works.add_parser("status", help="how far each language is")
    status.add_argument("--json", action="store_true", help="every page with the states of its sections")
    next_ = _for_language(works, "next", "what to do next, the most useful to readers first")
    next_.add_argument("--count", type=int, default=10, help="how many pages to list (default: %(default)s)")
    for name, what in (
        ("new", "write a file to fill in"),
        ("diff", "what changed in the source since, words marked"),
        ("done", "stamp a translation as made from the source as it is now"),
        ("review", "note who has reviewed a translation"),
    ):
        work = _for_language(works, name, what)
        several = {"nargs": "+"} if name == "done" else {}
        work.add_argument("page", help="the file, as a path: courses/discovering/index.md", **several)
        if name == "review":
            work.add_argument("--by", required=True, help="who has read it")
            work.add_argument("--on", type=date.fromisoformat, help="when (default: today)")
    _add_interchange(works)


def _add_interchange(works) -> None:
    export = _for_language(works, "export", "write files for Weblate, OmegaT or Poedit")
    export.add_argument("pages", nargs="*", metavar="PAGE", help="a page or a YAML file, as a path (default: all)")
    export.add_argument("--format", dest="kind", choices=("xliff", "po"), default="po", help="default: %(default)s")
    export.add_argument("--to", type=Path, help="the folder to write into (default: dist/interchange/)")
    import_ = _for_language(works, "import", "put what came back from an editor into the book")
    import_.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file .po, .xlf or .xliff, or a folder")


def _for_language(works, name: str, what: str) -> argparse.ArgumentParser:
    parser = works.add_parser(name, help=what)
    parser.add_argument("locale", help="the code of the language, such as fr")
    return parser


def add_framework(verbs, run) -> None:
    """Add `framework` with its verb to the command line."""
    framework_ = verbs.add_parser("framework", help=run.__doc__, description=run.__doc__)
    framework_.set_defaults(verb=run, format="text")
    works = framework_.add_subparsers(required=True, metavar="WORK", dest="work")
    changes_ = works.add_parser("changes", help="added, removed, renamed, reworded, levels changed, as Markdown")
    changes_.add_argument("old", metavar="OLD", help="a revision of git, or a file *.case.json of an older export")


def add_site(check: argparse.ArgumentParser, build: argparse.ArgumentParser, serve: argparse.ArgumentParser) -> None:
    """Add what can be said to the verbs that check, build and show the book."""
    check.add_argument("--format", choices=("text", "github"), help="github: annotations on a pull request")
    build.add_argument("--to", type=Path, help="the folder to build into (default: site/)")
    build.add_argument("--locale", help="one language and what belongs to none: a shard, for `join`")
    build.add_argument("--no-cache", action="store_true", help="make everything anew (never needed)")
    serve.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: %(default)s)")
    for verb in (check, build, serve):
        verb.add_argument("--institution", metavar="NAME", help="with what overrides/institutions/NAME/ adds")


def add_export(export: argparse.ArgumentParser, bundle: argparse.ArgumentParser) -> None:
    """Add what can be said to the verbs that make things to take away."""
    purposes = "; ".join(f"{name}: {purpose}" for name, purpose in FORMATS.items())
    export.add_argument("kind", choices=(*FORMATS, "all", "video"), metavar="FORMAT", help=f"all, video; {purposes}")
    export.add_argument("name", nargs="?", help="for a film: the id of the storyboard")
    export.add_argument("--locale", help="one language (default: all; for a film the source language)")
    bundle.set_defaults(kind="offline")
    bundle.add_argument("--locale", help="one language (default: each, and all in one)")
    for verb in (export, bundle):
        verb.add_argument("--to", type=Path, help="the folder to write into (default: dist/)")
