"""What verbs with verbs of their own take on the command line. What does the work is slow to load."""

import argparse
from datetime import date
from pathlib import Path


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
