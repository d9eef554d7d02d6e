"""Work in several processes: all is done, and a failure of one is never lost."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook.processes import beside, in_processes

NAMES = [str(number) for number in range(40)]


def test_all_work_is_done(tmp_path: Path) -> None:
    assert in_processes(lambda name: (tmp_path / name).touch(), NAMES)
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES)


def test_one_failure_among_many_that_end_at_any_moment_is_told() -> None:
    def work(name: str) -> None:
        time.sleep(int(name) % 7 / 1000)
        if name == "20":
            sys.exit(1)

    assert all(not in_processes(work, NAMES) for _ in range(10))
    assert not in_processes(work, ["20"])


def test_an_error_nobody_expected_is_a_failure_too(capfd) -> None:
    assert not in_processes(lambda name: int(name) / 0, NAMES[:3])
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_work_beside_this_process_gives_its_result() -> None:
    results = [beside(lambda number=number: {"number": number, "process": os.getpid()}) for number in range(3)]
    found = [result() for result in results]
    assert [one["number"] for one in found] == [0, 1, 2]
    assert len({one["process"] for one in found} - {os.getpid()}) == 3


def test_work_whose_process_ended_is_done_here() -> None:
    here = os.getpid()
    assert beside(lambda: 1 if os.getpid() == here else os._exit(3))() == 1


def test_several_works_give_their_results_in_order() -> None:
    result = beside(lambda: (1, os.getpid()), lambda: (2, os.getpid()))
    (one, here), (two, there) = result(), result()
    assert (one, two) == (1, 2)
    assert here == there != os.getpid()


def test_of_several_works_those_are_done_here_that_their_process_did_not_end() -> None:
    here = os.getpid()
    result = beside(lambda: 1, lambda: 2 if os.getpid() == here else os._exit(3), lambda: 3)
    assert [result(), result(), result()] == [1, 2, 3]


def test_an_error_in_work_beside_is_not_lost() -> None:
    result = beside(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        result()


def test_steps_are_taken_before_waiting_unless_the_result_is_there(tmp_path: Path) -> None:
    go, done = tmp_path / "go", []

    def work() -> int:
        while not go.exists():
            time.sleep(0.001)
        return 1

    def meanwhile() -> Iterator[None]:
        for step in ("one", "another"):
            done.append(step)
            yield
        go.touch()

    assert beside(work)(meanwhile()) == 1
    assert done == ["one", "another"]
    ready = beside(lambda: 2)
    time.sleep(0.5)
    assert ready(meanwhile()) == 2
    assert done == ["one", "another"]


def test_steps_that_come_after_the_result_are_left_out() -> None:
    done = []

    def meanwhile() -> Iterator[None]:
        for step in range(1000):
            done.append(step)
            time.sleep(0.01)
            yield

    assert beside(lambda: time.sleep(0.1))(meanwhile()) is None
    assert 1 < len(done) < 1000
