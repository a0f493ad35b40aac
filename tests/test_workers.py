"""Workers: the same answer from any number of processes."""

from __future__ import annotations

import os

import pytest

from nisshi import workers
from nisshi.workers import BATCH, PROCESSES_FROM, map_batches


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
