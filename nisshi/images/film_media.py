"""Where what is played lies in a film of boxes, also in one whose recorder was cut short."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress

from nisshi.images.film_boxes import Box, Boxes
from nisshi.images.film_samples import chunk_places

_Span = tuple[int, int]
_ANYWHERE = (b"free", b"skip", b"udta", b"uuid", b"meta")


class Media:
    """The spans of a film that hold what is played, in order.

    A recorder that is cut short never writes how long `mdat` is: its box is empty. What then seems to be further
    boxes, or to follow the last one, is what was recorded, if tables name places in it.
    """

    def __init__(self, boxes: Boxes, top: Sequence[Box], known: Collection[bytes]) -> None:
        self.end = top[-1].stop if top else 0  # of the last whole box
        packed = [box for box in top if box.kind in (b"mdat", b"imda") and box.start < box.stop]
        odd = [(box.at, box.stop) for box in top if box.kind not in known and box.kind not in _ANYWHERE]
        if self.end < boxes.size:
            odd.append((self.end, boxes.size))
        spans = [(box.start, box.stop) for box in packed]
        if odd:
            places = _places(boxes, top)
            # A length of 9 is one of no length, too: the first chunk begins at the only byte.
            short = {box.stop for box in packed if box.stop - box.start == 1}
            spans += [
                (start, end) for start, end in _joined(odd) if _names(places, start - (start in short), end)
            ]
        self.spans = _joined(sorted(spans))
        self._starts = [start for start, _ in self.spans]

    def holds(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self.spans[number][1]


def _places(boxes: Boxes, top: Iterable[Box]) -> list[int]:
    found: list[int] = []
    with suppress(struct.error):  # a table that is cut off
        for box in top:
            if box.kind == b"moov":
                for places in chunk_places(boxes, box):
                    found += places
    return sorted(found)


def _names(places: Sequence[int], start: int, end: int) -> bool:
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Return the spans, those that follow one another as one."""
    joined: list[_Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
