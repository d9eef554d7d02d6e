"""What is needed to make pages, imported and read ahead, for processes that are copies of this one."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from coursebook.folder import files_in
from coursebook.inputs import settings_of
from coursebook.project import PARTS, Project
from coursebook.site.macros import VIEWS, view
from coursebook.site.plain import to_markdown

_CODE_IN = re.compile(r"^ *(?:```|~~~) *(\w+)", re.MULTILINE)

_unused: dict[tuple[Path, str], MkDocsConfig] = {}  # by what they were read from; each is good for one language


def ready(project: Project) -> Iterator[None]:
    """Do that step by step, what every page needs first."""
    markdown = _markdown(project)
    yield
    for name in VIEWS:
        view(name)
        yield
    for path in _pages_of_source(project):
        with suppress(OSError):  # it is being edited; whoever reads the book tells what is wrong with it
            for language in _CODE_IN.findall(path.read_text(encoding="utf-8", errors="replace")):
                _colour(language, markdown)
        yield


def configuration(project: Project) -> MkDocsConfig:
    """Return what `mkdocs.yml` says, for one language: each changes it."""
    return _unused.pop(_made_from(project), None) or _read(project)


def _made_from(project: Project) -> tuple[Path, str]:
    return project.root, settings_of(project)


def _read(project: Project) -> MkDocsConfig:
    return load_config(config_file=str(project.root / "mkdocs.yml"))


@cache
def _markdown(project: Project) -> Markdown:
    to_markdown("")
    config = _unused[_made_from(project)] = _read(project)
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def _pages_of_source(project: Project) -> Iterator[Path]:
    for part in PARTS:
        folder = project.root / part / project.source
        yield from (folder / name for name, _ in files_in(str(folder)) if name.endswith(".md"))


@cache
def _colour(language: str, markdown: Markdown) -> None:
    """Let Pygments learn how to colour code in `language`: that takes longer than to make a page."""
    markdown.convert(f"```{language}\ncode\n```")
