"""Calls a pure function on batches: here when there are few, in processes when there are many."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_In = TypeVar("_In")
_Out = TypeVar("_Out")

# Below this many items a second process costs more than it saves (start-up and imports take about
# 0.25 s of a processor; a post takes about 2.5 ms to convert).
PROCESSES_FROM = 150
BATCH = 24  # items handed over at a time: small enough to even out, large enough to amortise pickling


def processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def map_batches(
    function: Callable[[tuple[_In, ...]], tuple[_Out, ...]], items: Sequence[_In], jobs: int
) -> tuple[_Out, ...]:
    """Apply `function` to batches of `items` and join the results in the order of the items.

    `jobs` is the number of processes, 0 for one per processor; the result is the same for any.
    `function` must be pure and picklable.
    """
    jobs = jobs or processors()
    if jobs == 1 or len(items) < PROCESSES_FROM:
        return function(tuple(items))
    from concurrent.futures import ProcessPoolExecutor

    batches = [tuple(items[start : start + BATCH]) for start in range(0, len(items), BATCH)]
    with ProcessPoolExecutor(min(jobs, len(batches)), _context(), _leave_interrupts) as pool:
        with _interrupts_held():  # handing over starts the processes, and they inherit what is held
            found = pool.map(function, batches)
        return tuple(result for results in found for result in results)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that started the others ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back in this thread and in processes begun meanwhile, which are deaf before they import."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """Choose how processes begin: a copy of this one where that is safe, else a fresh interpreter.

    A forked process has everything imported already (8 ms to start two, against 74 ms and the
    imports), but a lock that another thread holds would stay locked in it for ever.
    """
    from multiprocessing import get_context

    alone = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if alone else "spawn")
