"""What other packages import or look up and nobody here needs."""

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


@contextmanager
def unasked(module: ModuleType, name: str) -> Iterator[None]:
    """Let the function `name` of `module` tell nothing meanwhile."""
    before = getattr(module, name)
    setattr(module, name, dict)
    try:
        yield
    finally:
        setattr(module, name, before)
