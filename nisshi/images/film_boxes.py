"""Films as ISO 14496-12 and QuickTime pack them (MP4, MOV, M4A, 3GP): a tree of boxes, of which heads are read."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from nisshi.images.spans import Edit

_MOST = 1_000_000  # boxes; a film of ten hours in pieces of two seconds has a quarter of it


class Box(NamedTuple):
    kind: bytes
    at: int  # where it begins
    start: int  # of its content
    stop: int


class Boxes:
    """Walks through the boxes of an open file, of which it reads no more than their heads."""

    def __init__(self, file: BinaryIO, size: int, clean: Callable[[bytes], bytes] | None = None) -> None:
        """`clean` takes what is private out of a picture; without it none is kept as a cover."""
        self.file, self.size, self.clean = file, size, clean
        self.room = _MOST

    def bytes_at(self, start: int, length: int) -> bytes:
        self.file.seek(start)
        return self.file.read(max(length, 0))

    def inside(self, start: int, end: int) -> Iterator[Box]:
        """Yield the boxes from a place on, as long as they are whole."""
        while start + 8 <= end and self.room > 0:
            self.room -= 1
            head = self.bytes_at(start, 16)
            size, kind = struct.unpack_from(">I4s", head)
            content = start + 8
            if size == 1:
                if start + 16 > end:
                    return
                (size,) = struct.unpack_from(">Q", head, 8)
                content = start + 16
            stop = start + size if size else end
            if stop < content or stop > end:
                return
            yield Box(kind, start, content, stop)
            start = stop

    def of(self, box: Box) -> Iterator[Box]:
        return self.inside(box.start, box.stop)


def freed(box: Box) -> Iterator[Edit]:
    """Make a box padding without content."""
    yield Edit(box.at + 4, box.at + 8, b"free")
    yield Edit(box.start, box.stop)
