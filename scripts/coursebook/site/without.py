"""A package that another one imports and that nobody here needs."""

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
