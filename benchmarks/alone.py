"""What a build cannot do without, each part alone.

A target below what `imports` and `markdown` take cannot be reached with this engine as it comes. In the other parts,
our own code works too: they tell how far away a target is, not that nobody could reach it.
"""

import subprocess
import sys
from collections import deque
from time import perf_counter

from markdown import Extension, Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from benchmarks.trial import ENVIRONMENT, Trial
from coursebook.inputs import keep
from coursebook.load import load
from coursebook.processes import in_processes
from coursebook.project import read_project
from coursebook.site.inline import InlineExtension
from coursebook.site.language import LanguageSite
from coursebook.site.made import staged
from coursebook.site.ready import ready
from coursebook.views.here import Languages

_ENGINE = ("mkdocs.commands.build", "mkdocs_macros.plugin", "mkdocs_static_i18n.plugin", "material.templates")

_BEGUN = """
from pathlib import Path
from coursebook.inputs import keep
from coursebook.load import load
from coursebook.project import read_project
from coursebook.site import build, ready
project = read_project(Path.cwd())
ready.configuration(project)
assert load(project, None, keep(project)).catalogs
"""


def imports(_trial: Trial) -> float:
    """Return the seconds until Python has begun and the engine is there, with nothing of this project."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", f"import {', '.join(_ENGINE)}"], env=ENVIRONMENT, check=True)
    return perf_counter() - start


def begun(trial: Trial) -> float:
    """Return the seconds until this project is there too, `mkdocs.yml` is read, and the book is found in the store."""
    if trial.stale:
        trial.build()
    start = perf_counter()
    subprocess.run([sys.executable, "-c", _BEGUN], cwd=trial.folder, env=ENVIRONMENT, check=True)
    return perf_counter() - start


def checked(trial: Trial) -> float:
    """Return the seconds until the book is read and checked, with nothing from before."""
    trial.forget()
    start = perf_counter()
    command, quiet = [sys.executable, "-m", "coursebook.cli", "check"], subprocess.DEVNULL
    subprocess.run(command, cwd=trial.folder, env=ENVIRONMENT, stdout=quiet, check=True)
    return perf_counter() - start


def markdown(trial: Trial) -> float:
    """Return the seconds that Python-Markdown takes for all chapters, with all processors and our extensions."""
    return _converted(trial)


def markdown_quick(trial: Trial) -> float:
    """Return the same where it looks for the sign of a pattern first, as this project lets it (`site/inline.py`)."""
    return _converted(trial, InlineExtension())


def pages(trial: Trial) -> float:
    """Return the seconds that all pages take once the book is read: macros, quick Markdown, the frame around it.

    Their texts are taken out for the search, but not counted. Code was coloured before.
    """
    project = read_project(trial.folder)
    book = load(project, kept=keep(project))
    deque(ready(project), maxlen=0)
    settings = {"strict": True, "use_directory_urls": project.directory_urls}
    languages = Languages({code: catalog.words for code, catalog in book.catalogs.items()}, lambda _: [], str)
    book.kept.save(project)
    book.kept.store.close()  # each process opens it for itself

    def make(code: str) -> None:
        site = LanguageSite(book, code, addresses := staged(book, code), languages, settings)
        for address in addresses:
            content, _ = site.content(address)
            site.page(address, content, markdown=False)

    start = perf_counter()
    _all_done(in_processes(make, project.codes))
    return perf_counter() - start


def _converted(trial: Trial, *more: Extension) -> float:
    config = load_config(config_file=str(trial.folder / "mkdocs.yml"))
    extensions = [*config.markdown_extensions, *more]

    def convert(code: str) -> None:
        for chapter in trial.corpus.chapters:
            text, _ = get_data((trial.folder / trial.tool.source(chapter, code)).read_text(encoding="utf-8"))
            Markdown(extensions=extensions, extension_configs=config.mdx_configs).convert(text)  # anew, as MkDocs does

    start = perf_counter()
    _all_done(in_processes(convert, [locale.code for locale in trial.corpus.locales]))
    return perf_counter() - start


def _all_done(good: bool) -> None:
    if not good:
        raise RuntimeError("a process failed")
