"""Workers: the same answer from any number of processes."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from nisshi import workers
from nisshi.errors import Problem, SiteError
from nisshi.workers import BATCH, PROCESSES_FROM, forked, map_batches


def squares(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number * number for number in numbers)


def who(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(os.getpid() for _ in numbers)


@pytest.mark.parametrize("jobs", [0, 1, 2])
@pytest.mark.parametrize("size", [0, 1, PROCESSES_FROM - 1, PROCESSES_FROM, 3 * BATCH * 7 + 1])
def test_results_come_in_the_order_of_the_items(jobs: int, size: int) -> None:
    assert map_batches(squares, range(size), jobs) == tuple(number * number for number in range(size))


def test_few_items_are_done_here_and_many_elsewhere() -> None:
    assert set(map_batches(who, range(PROCESSES_FROM - 1), 2)) == {os.getpid()}
    assert set(map_batches(who, range(PROCESSES_FROM), 1)) == {os.getpid()}
    elsewhere = set(map_batches(who, range(PROCESSES_FROM), 2))
    assert os.getpid() not in elsewhere
    assert len(elsewhere) <= 2


def test_no_more_processes_are_begun_than_there_are_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PROCESSES_FROM", 1)
    assert len(set(map_batches(who, range(BATCH), 64))) == 1


def fail(numbers: tuple[int, ...]) -> tuple[int, ...]:
    raise ValueError("a worker's own words")


def test_what_a_worker_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="a worker's own words"):
        map_batches(fail, range(PROCESSES_FROM), 2)


def test_parts_come_in_their_order_for_any_number_of_processes() -> None:
    for jobs in (0, 1, 2, 3, 9):
        assert forked(str, range(5), jobs) == ("0", "1", "2", "3", "4")
        assert forked(str, (), jobs) == ()


def where(part: object) -> int:
    return os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_parts_are_shared_between_this_process_and_copies_of_it() -> None:
    here, *elsewhere = forked(where, range(3), 3)
    assert here == os.getpid()
    assert len({here, *elsewhere}) == 3
    assert set(forked(where, range(3), 1)) == {os.getpid()}


def test_beside_another_thread_nothing_is_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(forked(where, range(3), 3)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_function_and_parts_need_not_be_picklable() -> None:
    locks = [threading.Lock() for _ in range(3)]
    assert forked(lambda lock: lock.locked(), locks, 2) == (False, False, False)


def test_results_may_be_large() -> None:
    assert forked(lambda letter: letter * 30_000_000, [b"a", b"b"], 2) == (
        b"a" * 30_000_000,
        b"b" * 30_000_000,
    )


class Unpicklable(Exception):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.lock = threading.Lock()


def refuse(error: Exception | None) -> None:
    if error:
        raise error


@pytest.mark.parametrize("guilty", [0, 1])
def test_what_a_part_raises_is_raised_here_and_ends_the_others(guilty: int) -> None:
    problem = Problem("a.md", 3, message="no such template")
    parts: list[Exception | None] = [None, None]
    parts[guilty] = SiteError((problem,))
    with pytest.raises(SiteError, match="no such template") as caught:
        forked(refuse, parts, 2)
    assert caught.value.problems == (problem,)
    assert no_children_left()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_an_exception_that_cannot_travel_still_says_its_words() -> None:
    with pytest.raises(RuntimeError, match="one two"):
        forked(refuse, [None, Unpicklable("one two")], 2)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_a_copy_that_is_killed_is_told() -> None:
    def die(part: int) -> None:
        if part:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="ended without its answer"):
        forked(die, range(2), 2)
    assert no_children_left()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_after_an_interrupt_no_copy_is_left() -> None:
    def wait_or_interrupt(part: int) -> None:
        if part:
            time.sleep(60)
        signal.raise_signal(signal.SIGINT)

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        forked(wait_or_interrupt, range(2), 2)
    assert no_children_left()
    assert time.monotonic() - started < 30


def no_children_left() -> bool:
    if sys.platform != "linux":
        return True
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False
