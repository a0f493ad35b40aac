"""Workers: the same answer from any number of processes."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from nisshi import workers
from nisshi.errors import Problem, SiteError
from nisshi.workers import BATCH, PROCESSES_FROM, forked, map_batches

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy processes also beside the threads that other tests have left, as a browser's."""
    monkeypatch.setattr(workers, "may_fork", lambda: sys.platform == "linux")


def children() -> set[str]:
    """Return the processes that this one has begun and not yet seen the end of, a browser's among them."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # gone again
            fields = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():  # the parent (proc(5), /proc/pid/stat)
                found.add(file.parent.name)
    return found


@pytest.fixture
def before() -> set[str]:
    """The children that there are before the test."""
    return children()


copied = pytest.mark.usefixtures("copying")
# From 3.12 on Python warns of just that; nothing in these copies takes a lock of those threads.
copied_beside_threads = pytest.mark.filterwarnings(
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)


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


def shared_out(function: Callable[[_In], _Out], *shares: Sequence[_In]) -> dict[tuple[int, int], _Out]:
    """Return what `forked` yields, by the number of the share and the place in it."""
    found = list(forked(lambda number: function, shares))
    assert len(found) == sum(map(len, shares)), "each item is done once"
    return {(share, place): result for share, place, result in found}


@copied
@copied_beside_threads
def test_each_result_is_told_with_its_place() -> None:
    assert shared_out(str, "ab", "c", "") == {(0, 0): "a", (0, 1): "b", (1, 0): "c"}
    assert shared_out(str, "ab") == {(0, 0): "a", (0, 1): "b"}
    assert shared_out(str) == shared_out(str, "", "") == {}


def where(item: object) -> int:
    return os.getpid()


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_each_share_has_a_copy_of_its_own_and_a_single_one_none() -> None:
    found = shared_out(where, "ab", "cd", "e")
    assert len(set(found.values()) | {os.getpid()}) == 4
    assert found[0, 0] == found[0, 1]
    assert set(shared_out(where, "abc").values()) == {os.getpid()}


def test_beside_another_thread_nothing_is_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(shared_out(where, "a", "b", "c").values()) == {os.getpid()}
    finally:
        done.set()
        thread.join()


@copied
@copied_beside_threads
def test_what_the_items_of_a_share_have_in_common_is_made_once() -> None:
    def begin(number: int) -> Callable[[str], tuple[int, int]]:
        count = itertools.count(1)
        return lambda item: (number, next(count))

    found = {(share, place): result for share, place, result in forked(begin, ("abc", "d"))}
    assert found == {(0, 0): (0, 1), (0, 1): (0, 2), (0, 2): (0, 3), (1, 0): (1, 1)}


@pytest.mark.parametrize("shares", [("",), ("", "ab"), ("", "ab", "", "c")])
def test_for_a_share_without_items_nothing_is_begun(shares: tuple[str, ...]) -> None:
    def begin(number: int) -> Callable[[str], str]:
        assert shares[number]
        return str.upper

    found = {(share, place): result for share, place, result in forked(begin, shares)}
    assert found == {
        (number, place): item.upper()
        for number, share in enumerate(shares)
        for place, item in enumerate(share)
    }


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_the_only_share_with_items_is_done_here() -> None:
    assert set(shared_out(where, "", "abc", "").values()) == {os.getpid()}


@copied
@copied_beside_threads
def test_function_and_items_need_not_be_picklable() -> None:
    locks = [threading.Lock() for _ in range(3)]
    assert set(shared_out(lambda lock: lock.locked(), locks[:2], locks[2:]).values()) == {False}


@copied
@copied_beside_threads
def test_results_may_be_large() -> None:
    found = shared_out(lambda letter: letter * 30_000_000, [b"a"], [b"b", b"c"])
    assert found == {
        (0, 0): b"a" * 30_000_000,
        (1, 0): b"b" * 30_000_000,
        (1, 1): b"c" * 30_000_000,
    }


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_results_are_told_while_the_copies_go_on() -> None:
    reading, writing = os.pipe()

    def wait_for_word(item: str) -> str:
        return item if item == "first" else os.read(reading, 10).decode()

    results = forked(lambda number: wait_for_word, (["first", "second"], []))
    assert next(results) == (0, 0, "first")
    os.write(writing, b"go on")
    assert next(results) == (0, 1, "go on")
    os.close(reading)
    os.close(writing)


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_who_wants_no_more_results_leaves_no_copy_behind(before: set[str]) -> None:
    results = forked(lambda number: time.sleep, ([0.0, 60.0], [60.0]))
    assert next(results)[:2] == (0, 0)
    assert isinstance(results, Generator)
    results.close()
    assert children() <= before  # what others have begun may end meanwhile


class Unpicklable(Exception):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.lock = threading.Lock()


def refuse(error: Exception | None) -> None:
    if error:
        raise error


@copied
@copied_beside_threads
@pytest.mark.parametrize("guilty", [0, 1])
def test_what_a_part_raises_is_raised_here_and_ends_the_others(guilty: int, before: set[str]) -> None:
    problem = Problem("a.md", 3, message="no such template")
    parts: list[Exception | None] = [None, None]
    parts[guilty] = SiteError((problem,))
    with pytest.raises(SiteError, match="no such template") as caught:
        shared_out(refuse, parts[:1], parts[1:])
    assert caught.value.problems == (problem,)
    assert children() <= before  # what others have begun may end meanwhile


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_an_exception_that_cannot_travel_still_says_its_words() -> None:
    with pytest.raises(RuntimeError, match="one two"):
        shared_out(refuse, [None], [Unpicklable("one two")])


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_a_copy_that_is_killed_is_told(before: set[str]) -> None:
    def die(part: int) -> None:
        if part:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="ended without its answer"):
        shared_out(die, [0], [1])
    assert children() <= before  # what others have begun may end meanwhile


@copied
@copied_beside_threads
@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_after_an_interrupt_no_copy_is_left(before: set[str]) -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        for _ in forked(lambda number: time.sleep, ([0.0, 60.0], [60.0])):
            signal.raise_signal(signal.SIGINT)
    assert children() <= before  # what others have begun may end meanwhile
    assert time.monotonic() - started < 30
