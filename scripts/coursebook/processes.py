"""Work on several languages at a time, each in a process of its own that begins with all that is loaded already."""

import multiprocessing
import multiprocessing.connection
import os
import sys
from collections.abc import Callable, Iterable


def in_processes(work: Callable[[str], None], names: Iterable[str]) -> bool:
    """Do `work` for each of `names`, as many at a time as there are processors, and tell whether all went well.

    A process is a copy of this one (fork), so nothing is read twice and nothing has to be sent. Where the system has no
    such copies (Windows), and for a single name, the work is done here, one after the other.
    """
    waiting = list(names)
    if len(waiting) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        done = [_here(work, name) for name in waiting]
        return all(done)
    context, results, running = multiprocessing.get_context("fork"), [], []
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            process = context.Process(target=_in_child, args=(work, waiting.pop(0)))
            process.start()
            running.append(process)
        multiprocessing.connection.wait([process.sentinel for process in running])
        ended = [process for process in running if not process.is_alive()]  # asked once: one may end meanwhile
        results += [process.exitcode for process in ended]
        running = [process for process in running if process not in ended]
    return not any(results)


def _here(work: Callable[[str], None], name: str) -> bool:
    try:
        work(name)
    except SystemExit as error:  # also what MkDocs raises
        return not error.code
    return True


def _in_child(work: Callable[[str], None], name: str) -> None:
    ok = _here(work, name)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if ok else 1)  # at once: what the parent has to tidy up is not ours
