"""Places of a file that are written over where they lie: nothing is moved, so no place that others name changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from struct import error as StructError
from typing import BinaryIO, NamedTuple

_PIECE = 1 << 20  # bytes that are written at once


class Edit(NamedTuple):
    """What lies from `start` to `end` becomes `head`, then zeros."""

    start: int
    end: int
    head: bytes = b""


def as_far_as_read(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits up to where a file is found to be broken."""
    with suppress(StructError, IndexError, ValueError, OverflowError):
        yield from edits


def apply(file: BinaryIO, edits: Iterable[Edit]) -> None:
    """Write the edits into an open file. Raises OSError."""
    zeros = bytes(_PIECE)
    for edit in edits:
        file.seek(edit.start)
        file.write(edit.head)
        left = edit.end - edit.start - len(edit.head)
        while left > 0:
            file.write(zeros[:left])
            left -= _PIECE
