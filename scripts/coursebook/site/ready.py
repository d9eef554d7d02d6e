"""What is needed to make pages, imported and read ahead, for processes that are copies of this one."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from coursebook.inputs import settings_of
from coursebook.project import Project
from coursebook.site.macros import VIEWS, view
from coursebook.site.plain import to_markdown
from coursebook.views.here import Components, components_in

_unused: dict[tuple[Path, str], MkDocsConfig] = {}  # by what they were read from; each is good for one language


def ready(project: Project) -> Iterator[None]:
    """Do that step by step, what every page needs first."""
    _read_ahead(project)
    yield
    for name in VIEWS:
        view(name)
        yield
    yield from components_of(project).load()


def components_of(project: Project) -> Components:
    """Return the components of `project`, their templates kept compiled for the next build."""
    return components_in(project.root / "overrides" / "components", compiled_in(project))


def compiled_in(project: Project) -> Path:
    """Return the folder that keeps templates compiled for the next build."""
    folder = project.cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def configuration(project: Project) -> MkDocsConfig:
    """Return what `mkdocs.yml` says, for one language: each changes it."""
    return _unused.pop(_made_from(project), None) or _read(project)


def _made_from(project: Project) -> tuple[Path, str]:
    return project.root, settings_of(project)


def _read(project: Project) -> MkDocsConfig:
    return load_config(config_file=str(project.root / "mkdocs.yml"))


@cache
def _read_ahead(project: Project) -> None:
    """Read the configuration, and import what makes a page."""
    to_markdown("")
    config = _unused[_made_from(project)] = _read(project)
    Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
