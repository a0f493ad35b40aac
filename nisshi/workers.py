"""Calls a pure function on batches or parts: here when there are few, in other processes when many."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

_In = TypeVar("_In")
_Out = TypeVar("_Out")

# Below this many items a second process costs more than it saves (start-up and imports take about
# 0.25 s of a processor; a post takes about 2.5 ms to convert).
PROCESSES_FROM = 150
BATCH = 24  # items handed over at a time: small enough to even out, large enough to amortise pickling
# To connect to a cluster takes about a second, and each batch there goes through its scheduler.
CLUSTER_FROM = 1000
CLUSTER_BATCH = 100
AHEAD = 64  # batches on their way at a time: work for as many workers, and never the whole archive


def processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def is_for_cluster(executor: str, count: int) -> bool:
    """Whether so many items go to the cluster `executor`; fewer are done here before it has answered."""
    return bool(executor) and count >= CLUSTER_FROM


def map_batches(
    function: Callable[[tuple[_In, ...]], tuple[_Out, ...]],
    items: Sequence[_In],
    jobs: int,
    executor: str = "",
    *,
    least: int = PROCESSES_FROM,
    size: int = BATCH,
) -> tuple[_Out, ...]:
    """Apply `function` to batches of `items` and join the results in the order of the items.

    `jobs` is the number of processes on this machine, 0 for one per processor; `executor` is
    "dask://host:port" to send many items to that cluster instead. The result is the same for any.
    Fewer items than `least` are done in this process; `size` of them are handed over at a time.
    `function` must be pure and picklable. Raises what it raises, and SiteError for a cluster that
    cannot be used.
    """
    if is_for_cluster(executor, len(items)):
        from nisshi.cluster import checked, cluster

        with cluster(executor) as pool:
            return _spread(pool, checked(function), batches_of(items, CLUSTER_BATCH))
    jobs = jobs or processors()
    if jobs == 1 or len(items) < least:
        return function(tuple(items))
    from concurrent.futures import ProcessPoolExecutor

    batches = batches_of(items, size)
    with ProcessPoolExecutor(min(jobs, len(batches)), _context(), _begin_worker) as pool:
        return _spread(pool, function, batches)


def batches_of(items: Sequence[_In], size: int) -> list[tuple[_In, ...]]:
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


def _spread(
    pool: Executor,
    function: Callable[[tuple[_In, ...]], tuple[_Out, ...]],
    batches: Sequence[tuple[_In, ...]],
) -> tuple[_Out, ...]:
    """Join the results of the batches in their order. Any executor will do."""
    from nisshi.interrupts import interrupts_held

    left = iter(batches)
    results: list[_Out] = []
    with interrupts_held():  # handing over starts the processes, and they inherit what is held
        waiting = deque(pool.submit(function, batch) for batch in islice(left, AHEAD))
    try:
        while waiting:
            results += waiting[0].result()
            waiting.popleft()
            waiting.extend(pool.submit(function, batch) for batch in islice(left, 1))
    finally:
        for future in waiting:
            future.cancel()
    return tuple(results)


def forked(
    begin: Callable[[int], Callable[[_In], _Out]], shares: Sequence[Sequence[_In]]
) -> Iterator[tuple[int, int, _Out]]:
    """Call a function on the items of each share, each share in a copy of this process.

    The function is what `begin` returns for the number of the share: it is called in the copy and may
    make what the items have in common. Yields (number of the share, number in it, result) as they
    come. A single share is done here, as are all where a process cannot be copied safely; for one
    without items nothing is begun. Only the results need be picklable. Raises what the function
    raises; no copy outlives the iterator.
    """
    if sum(map(bool, shares)) > 1 and may_fork():
        from nisshi.copies import in_copies

        yield from in_copies(begin, shares)
        return
    for number, share in enumerate(shares):
        if not share:
            continue
        function = begin(number)
        for place, item in enumerate(share):
            yield number, place, function(item)


def _begin_worker() -> None:
    from nisshi.interrupts import end_with_parent, leave_interrupts

    leave_interrupts()
    end_with_parent()


def _context() -> BaseContext:
    """Choose how processes begin: a copy of this one where that is safe, else a fresh interpreter.

    A forked process has everything imported already (8 ms to start two, against 74 ms and the imports).
    """
    from multiprocessing import get_context

    if may_fork():
        return get_context("fork")
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # begun with the first process, it would let Ctrl-C through
    return get_context("spawn")


def may_fork() -> bool:
    """Whether a copy of this process works: a lock another thread holds would stay locked in it for ever."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1
