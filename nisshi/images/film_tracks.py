"""What a track of a film tells of its maker: times, names of the camera, and what it measured while it filmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from nisshi.images.film_boxes import Box, Boxes, freed
from nisshi.images.film_samples import samples
from nisshi.images.film_words import loose_edits, times
from nisshi.images.spans import Edit

_INNER = (b"mdia", b"minf", b"stbl")
# Any other handler is of what a camera measured (GoPro, DJI, Sony and Apple: `meta`): places, once or more a second.
_PLAYED = frozenset(b"vide soun pict auxv text sbtl subt subp clcp hint odsm ocsm".split())
_CLOCK = b"tmcd"  # of GoPro the time of day; the track stays, as editors number pictures by it
_WORDS = (b"text", b"sbtl", b"subt", b"subp", b"clcp")
_OF_A_DRONE = re.compile(rb"(?:GPS|HOME) ?\(\s*-?\d|(?:latitude|longitude)\s*[:=]\s*-?\d", re.IGNORECASE)
_FIRST, _MOST_TEXT = 8, 4096  # chunks, and bytes of each, that are looked at for it
_SHOWN = (b"vide", b"pict", b"auxv")
_NAME, _NAME_LENGTH, _ENTRY = 42, 32, 78  # of the packer in an entry of pictures (ISO 14496-12, 12.1.3)


def track_edits(
    boxes: Boxes, track: Box, media: Sequence[tuple[int, int]], *, in_pieces: bool
) -> Iterator[Edit]:
    """Yield what is to be written over of a track; `media` are where what is played lies.

    A film `in_pieces` names its tracks in each of them, so there they must all stay.
    """
    found: dict[bytes, Box] = {}
    edits = [edit for box in boxes.of(track) for edit in _edits(boxes, box, found)]
    handler = boxes.bytes_at(found[b"hdlr"].start + 8, 4) if b"hdlr" in found else b""
    if handler and (handler not in _PLAYED or (handler in _WORDS and _is_of_a_drone(boxes, found, media))):
        yield from samples(boxes, found, media)
        if handler != _CLOCK and not in_pieces:
            yield from freed(track)
            return
    yield from edits
    if handler in _SHOWN and b"stsd" in found:
        for entry in boxes.inside(found[b"stsd"].start + 8, found[b"stsd"].stop):
            if entry.start + _ENTRY <= entry.stop:
                yield Edit(entry.start + _NAME, entry.start + _NAME + _NAME_LENGTH)


def _is_of_a_drone(boxes: Boxes, found: Mapping[bytes, Box], media: Sequence[tuple[int, int]]) -> bool:
    """Whether a track of words is no subtitles, but what DJI and others write while they film."""
    handler = found[b"hdlr"]
    if b"DJI." in boxes.bytes_at(handler.start + 24, min(handler.stop - handler.start - 24, _MOST_TEXT)):
        return True
    first = islice(samples(boxes, found, media), _FIRST)
    return any(_OF_A_DRONE.search(boxes.bytes_at(at, min(end - at, _MOST_TEXT))) for at, end, _ in first)


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
