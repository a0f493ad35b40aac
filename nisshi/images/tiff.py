"""TIFF (6.0, and BigTIFF with places of 8 bytes): all that does not decide how it looks becomes zeros.

The file is a chain of directories whose entries point anywhere. What a kept entry points at is copied to where
it lay, so that no place changes; whatever else there is, pointed at or not, is left behind.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_FORMS = {b"II*\0": ("<", 4), b"MM\0*": (">", 4), b"II+\0": ("<", 8), b"MM\0+": (">", 8)}
# TIFF 6.0, its two technical notes, and tags of libtiff: sizes, colours, packing and the way up, and no words.
_KEPT = frozenset(
    tag
    for first, last in (
        *((254, 259), (262, 266), (273, 274), (277, 284), (286, 287), (290, 293), (296, 297), (301, 301)),
        *((317, 328), (330, 330), (332, 332), (334, 334), (336, 336), (338, 341), (346, 347), (512, 515)),
        *((517, 521), (529, 532), (32995, 32998), (34675, 34675)),
    )
    for tag in range(first, last + 1)
)
_SUBDIRECTORIES = 330
_PLACES = {273: 279, 324: 325, 513: 514}  # lists of places of pixels, and where their lengths are told
_TABLES = {519: 64, 520: 16 + 256, 521: 16 + 256}  # places of JPEG tables, and the most bytes of one
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_NUMBERS = {3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}  # SHORT, LONG, IFD, LONG8, IFD8
_MOST = 10_000_000  # bytes of directories and lists that are read; a thousand pages have half a million


class _Entry(NamedTuple):
    tag: int
    kind: int
    raw: bytes  # as it stands in its directory
    start: int  # of its value
    end: int


class _Directory(NamedTuple):
    start: int
    entries: tuple[_Entry, ...]  # whole, private ones too
    following: bytes  # the place of the next one


def is_tiff(data: bytes) -> bool:
    return data[:4] in _FORMS


def only_seen(data: bytes) -> bytes:
    """Return a TIFF of the same length with only what decides how it looks. Raises struct.error."""
    return _Tiff(data).cleaned()


class _Tiff:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order, self._wide = _FORMS[data[:4]]
        self._place = self._order + ("I" if self._wide == 4 else "Q")
        # In an honest file directories and lists lie side by side; what laps over itself is not followed for ever.
        self._room = min(2 * len(data), _MOST)

    def cleaned(self) -> bytes:
        data = self._data
        found = tuple(self._directories())
        starts = sorted(
            {entry.start for one in found for entry in one.entries} | {one.start for one in found}
        )
        out = bytearray(len(data))
        head = 2 * self._wide
        out[:head] = data[:head]
        for start, end in _merged(span for one in found for span in self._spans(one, starts)):
            out[start:end] = data[start:end]
        for one in found:
            kept = [entry.raw for entry in one.entries if entry.tag in _KEPT]
            table = self._count(len(kept)) + b"".join(kept) + one.following
            out[one.start : one.start + len(table)] = table
        return bytes(out)

    def _count(self, entries: int) -> bytes:
        return struct.pack(self._order + ("H" if self._wide == 4 else "Q"), entries)

    def _directories(self) -> Iterator[_Directory]:
        """Yield those of the chain and those below them, each once."""
        waiting = [struct.unpack_from(self._place, self._data, self._wide)[0]]
        seen = {0}
        while waiting:
            start = waiting.pop()
            if start in seen:
                continue
            seen.add(start)
            if (one := self._directory(start)) is None:
                continue
            yield one
            below = (entry for entry in one.entries if entry.tag == _SUBDIRECTORIES)
            waiting += (place for entry in below for place in self._numbers(entry))
            waiting += struct.unpack(self._place, one.following)

    def _directory(self, start: int) -> _Directory | None:
        """Return the directory that begins there; None where the file is over before it is, or was read enough."""
        head, size = len(self._count(0)), 4 + 2 * self._wide
        if start + head > len(self._data):
            return None
        count = int.from_bytes(self._data[start : start + head], "little" if self._order == "<" else "big")
        end = start + head + count * size
        if end + self._wide > len(self._data) or not self._spend(end - start):
            return None
        entries = tuple(self._entry(at) for at in range(start + head, end, size))
        return _Directory(start, entries, self._data[end : end + self._wide])

    def _entry(self, at: int) -> _Entry:
        raw = self._data[at : at + 4 + 2 * self._wide]
        tag, kind = struct.unpack_from(self._order + "HH", raw)
        (count,) = struct.unpack_from(self._place, raw, 4)
        length = count * _SIZES.get(kind, 0)
        start = at + 4 + self._wide
        if length > self._wide:
            (start,) = struct.unpack_from(self._place, raw, 4 + self._wide)
        return _Entry(tag, kind, raw, start, start + length)

    def _numbers(self, entry: _Entry) -> tuple[int, ...]:
        code = _NUMBERS.get(entry.kind, "")
        value = self._data[entry.start : entry.end]
        if not code or not self._spend(len(value)):
            return ()
        return struct.unpack_from(f"{self._order}{len(value) // _SIZES[entry.kind]}{code}", value)

    def _spend(self, size: int) -> bool:
        self._room -= size
        return self._room >= 0

    def _spans(self, one: _Directory, starts: list[int]) -> Iterator[tuple[int, int]]:
        """Yield where the values of kept entries lie that are no part of the directory, and pixels and tables."""
        from bisect import bisect_right

        size, named = len(self._data), {entry.tag: entry for entry in one.entries}
        for entry in one.entries:
            if entry.tag not in _KEPT:
                continue
            if entry.end - entry.start > self._wide:
                yield entry.start, min(entry.end, size)
            if most := _TABLES.get(entry.tag):
                yield from ((place, min(place + most, size)) for place in self._numbers(entry))
            elif entry.tag in _PLACES:
                lengths = named.get(_PLACES[entry.tag])
                known = self._numbers(lengths) if lengths else ()
                for number, place in enumerate(self._numbers(entry)):
                    if number < len(known):
                        yield place, min(place + known[number], size)
                    else:  # old files tell no lengths: up to the next thing that is pointed at
                        after = bisect_right(starts, place)
                        yield place, min(starts[after], size) if after < len(starts) else size


def _merged(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what the spans cover, each byte once."""
    done = 0
    for start, end in sorted(spans):
        if end > max(start, done):
            yield max(start, done), end
            done = end
