"""What no build with this engine can do without, each part alone: no page is read, checked, framed, found or written.

A target below what these parts take cannot be reached, whoever writes the rest.
"""

import subprocess
import sys
from time import perf_counter

from markdown import Extension, Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from benchmarks.trial import ENVIRONMENT, Trial
from coursebook.processes import in_processes
from coursebook.site.inline import InlineExtension

_ENGINE = ("mkdocs.commands.build", "mkdocs_macros.plugin", "mkdocs_static_i18n.plugin", "material.templates")


def imports(_trial: Trial) -> float:
    """Return the seconds until Python has begun and the engine is there, with nothing of this project."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", f"import {', '.join(_ENGINE)}"], env=ENVIRONMENT, check=True)
    return perf_counter() - start


def markdown(trial: Trial) -> float:
    """Return the seconds that Python-Markdown takes for all chapters, with all processors and our extensions."""
    return _converted(trial)


def markdown_quick(trial: Trial) -> float:
    """Return the same where it looks for the sign of a pattern first, as this project lets it (`site/inline.py`)."""
    return _converted(trial, InlineExtension())


def _converted(trial: Trial, *more: Extension) -> float:
    config = load_config(config_file=str(trial.folder / "mkdocs.yml"))
    extensions = [*config.markdown_extensions, *more]

    def convert(code: str) -> None:
        for chapter in trial.corpus.chapters:
            text, _ = get_data((trial.folder / trial.tool.source(chapter, code)).read_text(encoding="utf-8"))
            Markdown(extensions=extensions, extension_configs=config.mdx_configs).convert(text)  # anew, as MkDocs does

    start = perf_counter()
    if not in_processes(convert, [locale.code for locale in trial.corpus.locales]):
        raise RuntimeError("Markdown could not be converted")
    return perf_counter() - start
