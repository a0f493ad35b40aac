"""Places of a file that are written over where they lie: nothing is moved, so no place that others name changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from struct import error as StructError
from typing import NamedTuple


class Edit(NamedTuple):
    """What lies from `start` to `end` becomes `head`, then zeros."""

    start: int
    end: int
    head: bytes = b""


def as_far_as_read(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that change anything, up to where a file is found to be broken."""
    with suppress(StructError, IndexError, ValueError, OverflowError):
        yield from (edit for edit in edits if edit.start < edit.end)


def covered(pieces: Iterable[bytes], edits: Iterable[Edit]) -> Iterator[bytes]:
    """Yield the pieces of a file with the edits made in them, so that what is edited out is never written."""
    waiting = sorted(edits, reverse=True)
    running: list[Edit] = []
    at = 0
    for piece in pieces:
        end = at + len(piece)
        while waiting and waiting[-1].start < end:
            running.append(waiting.pop())
        yield _edited(piece, at, running) if running else piece
        running = [edit for edit in running if edit.end > end]
        at = end


def _edited(piece: bytes, at: int, edits: Iterable[Edit]) -> bytes:
    changed = bytearray(piece)
    for start, end, head in edits:
        first, last = max(start, at), min(end, at + len(piece))
        changed[first - at : last - at] = head[first - start : last - start].ljust(last - first, b"\0")
    return bytes(changed)
