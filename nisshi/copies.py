"""Calls functions in forked copies of this process, which need nothing sent to begin."""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, NoReturn, TypeVar

from nisshi.interrupts import interrupts_held, leave_interrupts

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_LENGTH = 8  # bytes that say how long an answer is


def in_copies(
    begin: Callable[[int], Callable[[_In], _Out]], shares: Sequence[Sequence[_In]]
) -> Iterator[tuple[int, int, _Out]]:
    """Give each share to a copy, which calls `begin(number of the share)` and what it returns on each item.

    A share without items is given to nobody. Yields (number of the share, number in it, result) as the
    results come, so that this process can put them away while the copies work on. Raises what is raised
    there, with the traceback as a note; RuntimeError when a copy was ended from outside. No copy
    outlives the iterator.
    """
    copies: list[_Copy] = []
    try:
        for number, share in enumerate(shares):
            if not share:
                continue
            with interrupts_held():  # a copy that is begun is also known
                copies.append(_copy(begin, number, share))
        done = [0] * len(shares)
        while waiting := [copy for copy in copies if done[copy.number] < len(shares[copy.number])]:
            ready, _, _ = select.select([copy.answers for copy in waiting], [], [])
            for copy in waiting:
                if copy.answers in ready:
                    result: _Out = _answer(copy)
                    yield copy.number, done[copy.number], result
                    done[copy.number] += 1
    finally:
        with interrupts_held():
            for copy in copies:
                _end(copy)


class _Copy(NamedTuple):
    """A forked process and the pipe its answers come through."""

    number: int
    process: int
    answers: int  # file descriptor


def _copy(begin: Callable[[int], Callable[[_In], _Out]], number: int, share: Sequence[_In]) -> _Copy:
    """Fork; the copy does its share, answers for each item and ends."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        # Nobody is left to read when the process that forked is gone; then writing ends this one.
        os.close(reading)
        _answer_and_end(begin, number, share, writing)
    os.close(writing)
    return _Copy(number, process, reading)


def _answer_and_end(
    begin: Callable[[int], Callable[[_In], _Out]], number: int, share: Sequence[_In], writing: int
) -> NoReturn:
    """Send the results, or the exception, and leave without a word to what the copy has inherited."""
    try:
        leave_interrupts()
        with os.fdopen(writing, "wb") as answers:
            try:
                function = begin(number)
                for item in share:
                    _send(answers.write, function(item))
                    answers.flush()
            except Exception as error:
                _send(answers.write, _sendable(error))
    finally:
        os._exit(0)


def _send(write: Callable[[bytes], object], result: object) -> None:
    data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    write(len(data).to_bytes(_LENGTH, "big"))
    write(data)


def _sendable(error: Exception) -> Exception:
    """Return the exception with its traceback as a note, or one of its words if it cannot be pickled."""
    import traceback

    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError("\n".join(error.__notes__))
    return error


def _answer(copy: _Copy) -> Any:
    """Return what the function returned in the copy, or raise what it raised."""
    result = pickle.loads(_exactly(copy.answers, int.from_bytes(_exactly(copy.answers, _LENGTH), "big")))
    if isinstance(result, Exception):
        raise result
    return result


def _exactly(answers: int, size: int) -> bytes:
    """Read so many bytes and no more, or `select` would not know of an answer that waits in a buffer."""
    pieces = []
    while size:
        piece = os.read(answers, size)
        if not piece:
            raise RuntimeError("a process ended without its answer; is the memory full?")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _end(copy: _Copy) -> None:
    """End the copy, whatever it is at, and wait until it is gone."""
    os.close(copy.answers)
    os.kill(copy.process, signal.SIGKILL)  # one that has answered has nothing left to do
    os.waitpid(copy.process, 0)
