"""Calls a function in forked copies of this process, which need nothing sent to begin."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from typing import BinaryIO, NamedTuple, NoReturn, TypeVar

from nisshi.interrupts import interrupts_held, leave_interrupts

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def in_copies(function: Callable[[_In], _Out], parts: Sequence[_In], jobs: int) -> tuple[_Out, ...]:
    """Return `function(part)` of each part in order, made by `jobs` processes, of which this is one.

    Raises what `function` raises, wherever it did, with the traceback as a note; RuntimeError when
    a copy was ended from outside. No copy outlives the call.
    """
    shares = [parts[start::jobs] for start in range(jobs)]
    copies: list[_Copy] = []
    try:
        for share in shares[1:]:
            with interrupts_held():  # a copy that is begun is also known
                copies.append(_copy(function, share))
        done = [[function(part) for part in shares[0]], *(_answer(copy) for copy in copies)]
    finally:
        with interrupts_held():
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
        leave_interrupts()
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
