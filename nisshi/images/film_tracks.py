"""What a track of a film tells of its maker: times, names of the camera, and what it measured while it filmed."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nisshi.images.film_boxes import Box, Boxes, freed
from nisshi.images.film_words import loose_edits, times
from nisshi.images.spans import Edit

_INNER = (b"mdia", b"minf", b"stbl")
_MEASURED = b"meta"  # tracks of GoPro (gpmd), DJI, Sony (rtmd), Apple (mebx): places, once or more a second
_CLOCK = b"tmcd"  # of GoPro the time of day
_SHOWN = (b"vide", b"pict", b"auxv")
_NAME, _NAME_LENGTH, _ENTRY = 50, 32, 86  # of the packer in an entry of pictures (ISO 14496-12, 12.1.3)
_MOST_TABLE = 32_000_000  # bytes


def track_edits(
    boxes: Boxes, track: Box, media: Sequence[tuple[int, int]], *, in_pieces: bool
) -> Iterator[Edit]:
    """Yield what is to be written over of a track; `media` are where what is played lies.

    A film `in_pieces` names its tracks in each of them, so there they must all stay.
    """
    found: dict[bytes, Box] = {}
    edits = [edit for box in boxes.of(track) for edit in _edits(boxes, box, found)]
    handler = boxes.bytes_at(found[b"hdlr"].start + 8, 4) if b"hdlr" in found else b""
    if handler in (_MEASURED, _CLOCK):
        yield from _samples(boxes, found, media)
    if handler == _MEASURED and not in_pieces:
        yield from freed(track)
        return
    yield from edits
    if handler in _SHOWN and b"stsd" in found:
        for entry in boxes.inside(found[b"stsd"].start + 8, found[b"stsd"].stop):
            if entry.at + _ENTRY <= entry.stop:
                yield Edit(entry.at + _NAME, entry.at + _NAME + _NAME_LENGTH)


def _edits(boxes: Boxes, box: Box, found: dict[bytes, Box]) -> Iterator[Edit]:
    """Yield what any track loses; on the way `found` gets the first box of each type."""
    if box.kind == b"hdlr" and boxes.bytes_at(box.start + 4, 4) == b"dhlr":
        return  # QuickTime's second one, of how the data is found
    is_first = found.setdefault(box.kind, box) is box
    if box.kind in _INNER:
        if is_first:  # so that nothing is walked through for ever
            for inner in boxes.of(box):
                yield from _edits(boxes, inner, found)
    elif box.kind == b"dinf":
        for table in boxes.of(box):
            for entry in boxes.inside(table.start + 8, table.stop):
                if boxes.bytes_at(entry.start + 3, 1) == b"\1" and entry.start + 4 < entry.stop:
                    yield Edit(
                        entry.start + 4, entry.stop
                    )  # where the film lay on its maker's disk; it is this file
    elif box.kind in (b"tkhd", b"mdhd"):
        yield from times(boxes, box)
    elif box.kind == b"hdlr":
        if box.start + 24 < box.stop:
            yield Edit(box.start + 24, box.stop)  # its name: "GoPro AVC"
    else:
        yield from loose_edits(boxes, box, None)


def _samples(boxes: Boxes, found: dict[bytes, Box], media: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Yield where what a track measured lies (8.7), as far as that is among what is played."""
    starts = [start for start, _ in media]
    room = boxes.size  # chunks of an honest film do not lie over each other
    for start, length in _chunks(boxes, found):
        place = bisect_right(starts, start) - 1
        if place >= 0 and 0 < length <= min(media[place][1] - start, room):
            room -= length
            yield Edit(start, start + length)


def _chunks(boxes: Boxes, found: dict[bytes, Box]) -> Iterator[tuple[int, int]]:
    """Yield place and length of each chunk."""
    wide = b"co64" in found
    offsets = _numbers(boxes, found.get(b"co64" if wide else b"stco"), 4, "Q" if wide else "I", 1)
    runs = _numbers(boxes, found.get(b"stsc"), 4, "I", 3)
    table = found.get(b"stsz")
    if table is None or not runs:
        return
    (each,) = struct.unpack(">I", boxes.bytes_at(table.start + 4, 4))
    sizes = () if each else _numbers(boxes, table, 8, "I", 1)
    done, run, many = 0, 0, 0
    for number, offset in enumerate(offsets, 1):
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
