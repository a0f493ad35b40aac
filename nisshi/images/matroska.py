"""WebM and Matroska (RFC 8794, RFC 9559): elements that tell of a film's maker become Void of the same length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from nisshi.images.spans import Edit

START = b"\x1a\x45\xdf\xa3"
_MOST = 2_000_000  # elements; only films that a browser recorded must be walked through block by block
_SEGMENT, _CLUSTER, _INFO, _TAGS, _FILES = 0x18538067, 0x1F43B675, 0x1549A966, 0x1254C367, 0x1941A469
_TAG, _SIMPLE, _NAME, _FILE, _TYPE = 0x7373, 0x67C8, 0x45A3, 0x61A7, 0x4660
_VOID, _CRC = 0xEC, 0xBF
_OF_INFO = frozenset((0x4461, 0x7384, 0x3C83AB, 0x3E83BB))  # the time; names of this file and its neighbours
# What is written for listeners, and what a player may need.
_WORDS = frozenset(
    b"TITLE SUBTITLE ARTIST ALBUM GENRE SUMMARY SYNOPSIS PART_NUMBER TOTAL_PARTS COPYRIGHT LICENSE LYRICS LANGUAGE"
    b" COMPOSER LYRICIST CONDUCTOR REPLAYGAIN_GAIN REPLAYGAIN_PEAK DURATION BPS NUMBER_OF_FRAMES NUMBER_OF_BYTES"
    b" ALPHA_MODE STEREO_MODE".split()
)


class _Element(NamedTuple):
    kind: int
    at: int
    start: int  # of its content
    stop: int
    is_open: bool  # its length is not told; it lasts as long as what can be in it


class _Elements:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self.size = file, size
        self._room = _MOST

    def inside(self, at: int, end: int) -> Iterator[_Element]:
        """Yield the elements from a place on; one without a length is followed by what is in it."""
        while at < end and self._room > 0:
            self._room -= 1
            self._file.seek(at)
            head = self._file.read(12)
            length = 9 - head[0].bit_length()
            if length > 4:
                return
            kind = int.from_bytes(head[:length], "big")
            more = 9 - head[length].bit_length()
            size = int.from_bytes(head[length : length + more], "big") & (1 << 7 * more) - 1
            start = at + length + more
            is_open = size == (1 << 7 * more) - 1
            stop = start if is_open else start + size
            if kind == _SEGMENT:
                stop = min(stop, end)  # of a film that is cut off, what there is
            if more > 8 or stop > end:
                return
            yield _Element(kind, at, start, stop, is_open)
            at = stop

    def of(self, element: _Element) -> Iterator[_Element]:
        return self.inside(element.start, element.stop)

    def text(self, parent: _Element, kind: int) -> bytes:
        """Return a short text in an element."""
        found = next((one for one in self.of(parent) if one.kind == kind), None)
        if found is None:
            return b""
        self._file.seek(found.start)
        return self._file.read(min(found.stop - found.start, 100)).rstrip(b"\0").upper()


def private_edits(file: BinaryIO, size: int) -> Iterator[Edit]:
    """Yield what is to be written over. Raises IndexError where the file ends in the head of an element."""
    elements = _Elements(file, size)
    for top in elements.inside(0, size):
        if top.kind == _SEGMENT:
            # To the end of the file where it is open: then its parts follow it, as those of an open cluster do.
            for part in elements.inside(top.start, size if top.is_open else top.stop):
                yield from _part(elements, part)
            if top.is_open:
                return


def _part(elements: _Elements, part: _Element) -> Iterator[Edit]:
    if part.kind == _VOID:
        yield Edit(part.start, part.stop)
    elif part.kind == _INFO:
        yield from _without(elements, part, [one for one in elements.of(part) if one.kind in _OF_INFO])
    elif part.kind == _FILES:
        files = (one for one in elements.of(part) if one.kind == _FILE)
        fonts = (b"FONT", b"APPLICATION/X-TRUETYPE", b"APPLICATION/X-FONT", b"APPLICATION/VND.MS-OPENTYPE")
        others = [one for one in files if not elements.text(one, _TYPE).startswith(fonts)]
        yield from _without(elements, part, others)
    elif part.kind == _TAGS:
        edits = [edit for one in elements.of(part) if one.kind == _TAG for edit in _tag(elements, one)]
        yield from edits
        if edits:
            yield from _without(elements, part, [], changed=True)


def _tag(elements: _Elements, tag: _Element) -> list[Edit]:
    words = [one for one in elements.of(tag) if one.kind == _SIMPLE]
    # A word that is said of another one stands in it; of those that stay, none has more than itself.
    gone = [
        one
        for one in words
        if elements.text(one, _NAME) not in _WORDS or any(two.kind == _SIMPLE for two in elements.of(one))
    ]
    return list(_without(elements, tag, gone))


def _without(
    elements: _Elements, parent: _Element, gone: list[_Element], *, changed: bool = False
) -> Iterator[Edit]:
    """Make elements Void, and with them the sum that their parent is checked by."""
    if gone or changed:
        for one in (*gone, *(one for one in elements.of(parent) if one.kind == _CRC)):
            yield _void(one)


def _void(element: _Element) -> Edit:
    length = element.stop - element.at  # two bytes at least: a type and a length
    short = bytes((_VOID, 0x80 | (length - 2 & 0x7F)))
    head = short if length <= 128 else bytes((_VOID, 1)) + (length - 9).to_bytes(7, "big")
    return Edit(element.at, element.stop, head)
