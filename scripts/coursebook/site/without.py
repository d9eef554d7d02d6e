"""mkdocs-macros without what it imports and looks up, and nobody here needs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without(name: str) -> Iterator[None]:
    """Let whatever is imported meanwhile take the package `name` for an empty one; afterwards it is there again."""
    before = sys.modules.get(name)
    sys.modules.setdefault(name, ModuleType(name))
    try:
        yield
    finally:
        if before is None:
            del sys.modules[name]


with without("requests"):  # it takes longer than MkDocs itself, and serves a setting that we do not have
    import mkdocs_macros.context
    import mkdocs_macros.plugin  # noqa: F401


@contextmanager
def without_git() -> Iterator[None]:
    """Let mkdocs-macros run no `git` meanwhile: for each language it does so twelve times, for texts nobody shows."""
    before = mkdocs_macros.context.get_git_info
    mkdocs_macros.context.get_git_info = dict
    try:
        yield
    finally:
        mkdocs_macros.context.get_git_info = before
