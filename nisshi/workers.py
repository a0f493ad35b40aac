"""Calls a pure function on batches or parts: here when there are few, in processes when there are many."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn, TypeVar

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


def forked(function: Callable[[_In], _Out], parts: Sequence[_In], jobs: int) -> tuple[_Out, ...]:
    """Return `function(part)` of each of a few large parts, in their order, made in copies of this process.

    `jobs` is the number of processes with this one, which does its share, 0 for one per processor.
    Where a process cannot be copied safely, all is done here. Only the results need be picklable:
    what `function` and `parts` refer to is in the copies already. Raises what `function` raises,
    wherever it did, with the traceback as a note; no copy outlives the call.
    """
    jobs = min(jobs or processors(), len(parts))
    if jobs <= 1 or not _may_fork():
        return tuple(function(part) for part in parts)
    shares = [parts[start::jobs] for start in range(jobs)]
    copies: list[_Copy] = []
    try:
        for share in shares[1:]:
            with _interrupts_held():  # a copy that is begun is also known
                copies.append(_copy(function, share))
        done = [[function(part) for part in shares[0]], *(_answer(copy) for copy in copies)]
    finally:
        with _interrupts_held():
            for copy in copies:
                _end(copy)
    return tuple(done[number % jobs][number // jobs] for number in range(len(parts)))


class _Copy(NamedTuple):
    """A forked process and the pipe its answer comes through."""

    process: int
    answer: BinaryIO


def _copy(function: Callable[[_In], _Out], share: Sequence[_In]) -> _Copy:
    """Fork; the copy does its share, answers and ends."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        # Nobody is left to read when the process that forked is gone; then writing ends this one.
        os.close(reading)
        _answer_and_end(function, share, writing)
    os.close(writing)
    return _Copy(process, os.fdopen(reading, "rb"))


def _answer_and_end(function: Callable[[_In], _Out], share: Sequence[_In], writing: int) -> NoReturn:
    """Send the results, or the exception, and leave without a word to what the copy has inherited."""
    try:
        _leave_interrupts()
        with os.fdopen(writing, "wb") as answer:
            try:
                results: list[_Out] | Exception = [function(part) for part in share]
            except Exception as error:
                results = _sendable(error)
            pickle.dump(results, answer, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _sendable(error: Exception) -> Exception:
    """Return the exception with its traceback as a note, or one of its words if it cannot be pickled."""
    import traceback

    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError("\n".join(error.__notes__))
    return error


def _answer(copy: _Copy) -> list[_Out]:
    try:
        results: list[_Out] | Exception = pickle.load(copy.answer)
    except (EOFError, pickle.UnpicklingError):
        raise RuntimeError("a process ended without its answer; is the memory full?") from None
    if isinstance(results, Exception):
        raise results
    return results


def _end(copy: _Copy) -> None:
    """End the copy, whatever it is at, and wait until it is gone."""
    copy.answer.close()
    os.kill(copy.process, signal.SIGKILL)  # one that has answered has nothing left to do
    os.waitpid(copy.process, 0)


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

    A forked process has everything imported already (8 ms to start two, against 74 ms and the imports).
    """
    from multiprocessing import get_context

    return get_context("fork" if _may_fork() else "spawn")


def _may_fork() -> bool:
    """Whether a copy of this process works: a lock another thread holds would stay locked in it for ever."""
    return sys.platform == "linux" and threading.active_count() == 1
