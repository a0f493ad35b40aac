"""What tells of its maker in a film of boxes, and in HEIF and AVIF, which are packed alike.

Such boxes get the type `free` and zeros where they lie: they are as long as before, so the places of sound and
pictures, which tables name by number, stay true.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from nisshi.images.film_boxes import Box, Boxes
from nisshi.images.film_media import Media
from nisshi.images.film_samples import blocks
from nisshi.images.film_tracks import track_edits
from nisshi.images.film_words import loose_edits, times
from nisshi.images.spans import Edit

STARTS = frozenset((b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))  # QuickTime has no `ftyp`
_TOP = frozenset(b"ftyp styp pdin moov moof mfra mdat imda wide sidx ssix emsg mini".split())
_MOVIE = frozenset((*b"mvhd trak mvex iods pssh rmra cmov ctab clip".split(), b"drm "))


def private_edits(
    file: BinaryIO, size: int, *, of_pictures: bool = False, clean: Callable[[bytes], bytes] | None = None
) -> Iterator[Edit]:
    """Yield what is to be written over. Raises struct.error, IndexError where boxes are not what they say.

    `of_pictures`: the file is HEIF, whose outermost `meta` holds the pictures; `boxes.blanked` cleans it.
    `clean` takes what is private out of a picture; without it no cover stays.
    """
    boxes = Boxes(file, size, clean)
    top = _of_one_file(boxes, of_pictures)
    media = Media(boxes, top, _TOP)
    for box in top:
        if box.kind == b"moov":
            yield from _movie(boxes, box, media)
        elif box.kind == b"moof":
            for inner in boxes.of(box):
                for one in (inner, *(boxes.of(inner) if inner.kind == b"traf" else ())):
                    yield from loose_edits(boxes, one, None)
        elif not media.holds(box.at) and not (of_pictures and box.kind == b"meta"):
            yield from loose_edits(boxes, box, _TOP)
    if not media.holds(media.end):
        yield from _after(boxes, top, media.end, of_pictures)


def _of_one_file(boxes: Boxes, of_pictures: bool) -> list[Box]:
    """Return the outermost boxes; phones append a film to a picture, which begins anew."""
    top = list(boxes.inside(0, boxes.size))
    begun = [number for number, box in enumerate(top) if box.kind == b"ftyp"]
    return top[: begun[1]] if of_pictures and len(begun) > 1 else top


def _movie(boxes: Boxes, movie: Box, media: Media) -> Iterator[Edit]:
    parts = list(boxes.of(movie))
    in_pieces = any(part.kind == b"mvex" for part in parts)
    for part in parts:
        if part.kind == b"trak":
            yield from track_edits(boxes, part, media.spans, in_pieces=in_pieces)
        elif part.kind == b"mvhd":
            yield from times(boxes, part)
        else:
            if part.kind == b"gps ":
                yield from blocks(boxes, part, media.spans)
            yield from loose_edits(boxes, part, _MOVIE)


def _after(boxes: Boxes, top: Sequence[Box], end: int, of_pictures: bool) -> Iterator[Edit]:
    """Zero what cameras append to a whole file, with or without a box around it."""
    kinds = {box.kind for box in top}
    is_whole = b"moov" in kinds and not kinds.isdisjoint((b"mdat", b"moof"))
    if not (is_whole or (of_pictures and b"meta" in kinds)) or boxes.room <= 0 or end >= boxes.size:
        return
    following = boxes.bytes_at(end + 4, 4)
    if following not in _TOP or (of_pictures and following == b"ftyp"):
        length = boxes.size - end
        is_large = length >= 1 << 32
        head = struct.pack(">I4sQ", 1, b"free", length) if is_large else struct.pack(">I4s", length, b"free")
        yield Edit(end, boxes.size, head if length >= 8 else b"")
