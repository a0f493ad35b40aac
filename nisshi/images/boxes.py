"""AVIF and HEIF (ISO 14496-12, 23008-12): what is private lies in items of their own, which are blanked in place.

Animations have tracks besides, as films do, and phones pack a film beside the picture (`mpvd`); both are cleaned
as films are.

Nothing is moved, so that no place in the file that others are told of changes. Orientation is not in EXIF there.
JPEG XL (ISO 18181-2) has no such places, and what is private in boxes of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from nisshi.images.mp4 import private_edits
from nisshi.images.spans import as_far_as_read, covered

_EMPTY_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"  # an offset of 0, then a directory without entries
# Pixels, what reads them needs, and where frames of an animation begin; not "jbrd", which holds comments of a JPEG.
_JXL = frozenset((b"JXL ", b"ftyp", b"jxll", b"jxlc", b"jxlp", b"jxli"))


def blanked(data: bytes) -> bytes:
    """Return the file with the bytes of EXIF and XMP, and what else is private, overwritten. Never raises."""
    edits = as_far_as_read(private_edits(BytesIO(data), len(data), of_pictures=True))
    clean = b"".join(covered([data], edits))
    with suppress(struct.error, IndexError, ValueError):
        return _without_items(clean)
    return clean


def _without_items(data: bytes) -> bytes:
    """Return the file with the bytes of items that are EXIF or XMP overwritten. Raises what `blanked` suppresses."""
    meta = next((span for kind, *span in _boxes(data, 0, len(data)) if kind == b"meta"), None)
    if meta is None:
        return data
    inner = {kind: (start, end) for kind, start, end in _boxes(data, meta[0] + 4, meta[1])}
    if b"iinf" not in inner or b"iloc" not in inner:
        return data
    private = dict(_private_items(data, *inner[b"iinf"]))
    changed = bytearray(data)
    idat = inner.get(b"idat", (0, 0))[0]
    room = len(data)  # items of an honest file do not lie over each other
    with suppress(ValueError):  # a list that is cut off counts as far as it goes
        for item, begin, length in _extents(data, *inner[b"iloc"], idat):
            if item in private and begin >= 0 and begin + length <= len(data) and length <= room:
                room -= length
                filler = _EMPTY_EXIF if private[item] == b"Exif" and length >= len(_EMPTY_EXIF) else b""
                pad = b"\0" if private[item] == b"Exif" else b" "
                changed[begin : begin + length] = filler + pad * (length - len(filler))
    return bytes(changed)


def only_pictures(data: bytes) -> bytes:
    """Return a JPEG XL file with the boxes that are the picture. Raises struct.error."""
    kept, at = [], 0
    for kind, _, stop in _boxes(data, 0, len(data)):
        if kind in _JXL:
            kept.append(data[at:stop])
        at = stop
    return b"".join((*kept, data[at:]))


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, start and end of the content of each box."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        stop = at + size if size else end
        if (size and size < head) or stop > end:
            return
        yield kind, at + head, stop
        at = stop


def _private_items(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the numbers and types of the items that are EXIF or other metadata (`mime`)."""
    first = start + (6 if data[start] == 0 else 8)
    for kind, begin, _ in _boxes(data, first, end):
        version = data[begin]
        if kind == b"infe" and version >= 2:
            wide = version > 2
            (number,) = struct.unpack_from(">I" if wide else ">H", data, begin + 4)
            place = begin + (10 if wide else 8)
            if data[place : place + 4] in (b"Exif", b"mime"):
                yield number, data[place : place + 4]


def _extents(data: bytes, start: int, end: int, idat: int) -> Iterator[tuple[int, int, int]]:
    """Yield item, place in the file and length of every extent (ISO 14496-12, 8.11.3)."""
    version = data[start]
    sizes = (data[start + 4] >> 4, data[start + 4] & 15, data[start + 5] >> 4, data[start + 5] & 15)
    at = start + 6

    def number(size: int) -> int:
        nonlocal at
        if at + size > end:
            raise ValueError("the box ends within what it lists")
        at += size
        return int.from_bytes(data[at - size : at], "big")

    for _ in range(number(2 if version < 2 else 4)):
        item = number(2 if version < 2 else 4)
        method = number(2) & 15 if version else 0
        number(2)  # which file it is in: always this one
        base = number(sizes[2])
        several = any((sizes[0], sizes[1], sizes[3] if version else 0))  # extents of no bytes are all one
        for _ in range(min(number(2), 65_535 if several else 1)):
            if version:
                number(sizes[3])
            offset, length = number(sizes[0]), number(sizes[1])
            yield item, base + offset + (idat if method == 1 else 0), length
