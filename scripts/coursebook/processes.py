"""Work in several processes at a time, each of which begins with all that is loaded already."""

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

_MOMENT = 0.1  # seconds


def in_processes(
    work: Callable[[str], None], names: Iterable[str], meanwhile: Callable[[], None] | None = None
) -> bool:
    """Do `work` for each of `names`, as many at a time as there are processors, and tell whether all went well.

    A process is a copy of this one (fork), so nothing is read twice and nothing has to be sent. Where the system has no
    such copies (Windows), and for a single name, the work is done here, one after the other. `meanwhile` is called a
    few times a second while processes work.
    """
    waiting = list(names)
    if len(waiting) < 2 or not _can_fork():
        done = [_here(work, name) for name in waiting]
        return all(done)
    context, results, running = multiprocessing.get_context("fork"), [], []
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            process = context.Process(target=_in_child, args=(work, waiting.pop(0)))
            process.start()
            running.append(process)
        multiprocessing.connection.wait([process.sentinel for process in running], _MOMENT if meanwhile else None)
        if meanwhile:
            meanwhile()
        ended = [process for process in running if not process.is_alive()]  # asked once: one may end meanwhile
        results += [process.exitcode for process in ended]
        running = [process for process in running if process not in ended]
    return not any(results)


def beside(*works: Callable[[], object]) -> Callable[..., Any]:
    """Begin `works`, one after the other, in a process that is a copy of this one, and return what waits for a result.

    Call that once for each of them, in their order. It may be given steps to take before it waits, of which those are
    left out that come after the result. Where no process can be begun, or it ends without a result, the work is done
    here, by whoever waits for it.
    """
    left = list(works)
    if not _can_fork():
        return lambda _meanwhile=(): left.pop(0)()
    sys.stdout.flush()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_in_child, args=(lambda _: [sender.send(work()) for work in works], ""))
    process.start()
    sender.close()

    def result(meanwhile: Iterable[None] = ()) -> object:
        work, steps = left.pop(0), iter(meanwhile)
        while not receiver.poll() and next(steps, receiver) is not receiver:
            pass
        try:
            return receiver.recv()
        except EOFError:
            return work()
        finally:
            if not left:
                process.join()

    return result


def _can_fork() -> bool:
    """Tell whether this process can be copied: not by every system, nor safely from a thread beside others."""
    here = threading.current_thread() is threading.main_thread()
    return here and "fork" in multiprocessing.get_all_start_methods()


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
