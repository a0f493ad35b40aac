"""Where the samples of a track lie in a film (ISO 14496-12, 8.7), and what dash cameras put among them."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nisshi.images.film_boxes import Box, Boxes
from nisshi.images.spans import Edit

_MOST_TABLE = 32_000_000  # bytes
_MOST_BLOCKS = 1_000_000  # of a dash camera, which writes one a second


def samples(boxes: Boxes, found: Mapping[bytes, Box], media: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Yield where what a track measured lies, as far as that is among what is played (`media`, in order)."""
    yield from _within(_chunks(boxes, found), media, boxes.size)


def blocks(boxes: Boxes, table: Box, media: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Yield where the places lie that a dash camera lists in `gps ` (ExifTool, "QuickTime Stream")."""
    data = boxes.bytes_at(table.start + 8, min(table.stop - table.start, _MOST_BLOCKS * 8) - 8)
    listed = struct.iter_unpack(">II", data[: len(data) // 8 * 8])
    marked = (one for one in listed if boxes.bytes_at(one[0] + 4, 8) == b"freeGPS ")
    yield from _within(marked, media, boxes.size)


def _within(places: Iterable[tuple[int, int]], media: Sequence[tuple[int, int]], room: int) -> Iterator[Edit]:
    starts = [start for start, _ in media]
    for start, length in places:
        number = bisect_right(starts, start) - 1
        # Those of an honest film do not lie over each other, so together they have no more than its `room`.
        if number >= 0 and 0 < length <= min(media[number][1] - start, room):
            room -= length
            yield Edit(start, start + length)


def chunk_places(boxes: Boxes, movie: Box) -> Iterator[tuple[int, ...]]:
    """Yield where the chunks of each track of a film begin."""
    for track in boxes.of(movie):
        table: Box | None = track
        for kind in (b"mdia", b"minf", b"stbl"):
            table = next((box for box in boxes.of(table) if box.kind == kind), None) if table else None
        if table:
            yield _offsets(boxes, {box.kind: box for box in boxes.of(table)})


def _offsets(boxes: Boxes, found: Mapping[bytes, Box]) -> tuple[int, ...]:
    wide = b"co64" in found
    return _numbers(boxes, found.get(b"co64" if wide else b"stco"), 4, "Q" if wide else "I", 1)


def _chunks(boxes: Boxes, found: Mapping[bytes, Box]) -> Iterator[tuple[int, int]]:
    """Yield place and length of each chunk."""
    runs = _numbers(boxes, found.get(b"stsc"), 4, "I", 3)
    table = found.get(b"stsz")
    if table is None or not runs:
        return
    (each,) = struct.unpack(">I", boxes.bytes_at(table.start + 4, 4))
    sizes = () if each else _numbers(boxes, table, 8, "I", 1)
    done, run, many = 0, 0, 0
    for number, offset in enumerate(_offsets(boxes, found), 1):
        if run < len(runs) and runs[run] <= number:
            many = runs[run + 1]
            run += 3
        yield offset, many * each if each else sum(sizes[done : done + many])
        done += many


def _numbers(boxes: Boxes, table: Box | None, start: int, code: str, width: int) -> tuple[int, ...]:
    """Return what a table lists: a count stands `start` bytes in it, before rows of `width` numbers."""
    if table is None or table.stop - table.start > _MOST_TABLE:
        return ()
    data = boxes.bytes_at(table.start, table.stop - table.start)
    (count,) = struct.unpack_from(">I", data, start)
    room = (len(data) - start - 4) // struct.calcsize(f">{code}") // width
    return struct.unpack_from(f">{min(count, room) * width}{code}", data, start + 4)
