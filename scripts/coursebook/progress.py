"""Shows that work goes on, where somebody looks at a terminal; says nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Show = Callable[[int, int], None]  # how much is done, of how much


@contextmanager
def bar(what: str) -> Iterator[Show | None]:
    """Give what shows a bar of progress, or None where nobody looks.

    It has no thread of its own: processes are copied meanwhile.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total, refresh=True)


def watched(lines: Iterator[str]) -> Iterator[str]:
    """Give `lines` and show meanwhile that the work goes on, and for how long."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal, redirect_stdout=sys.stdout.isatty()
    ) as progress:
        task = progress.add_task("building the pages …", total=None)
        for number, line in enumerate(lines, 1):
            yield line
            progress.update(task, description=f"{number} made …")
