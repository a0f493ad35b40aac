"""Which characters a font has: its `cmap` table (OpenType 1.9, "cmap", formats 4 and 12)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import Struct, error, unpack_from

_OUTLINES = {b"glyf", b"CFF ", b"CFF2"}
_KINDS = {b"\0\1\0\0", b"OTTO", b"true"}
_TABLE = Struct(">4sIII")
_SUBTABLE = Struct(">HHI")
_BEST = {(3, 10): 0, (0, 6): 1, (0, 4): 2, (3, 1): 3, (0, 3): 4}  # (platform, encoding): the fullest first
_MOST = 0x110000


class FontTrouble(Exception):
    """A file that no card can be set in; says why in plain words."""


def characters(path: Path) -> frozenset[int]:
    """Return the code points that the font at `path` has a glyph for. Raises FontTrouble.

    Only the tables that are needed are read: a Japanese font has many megabytes.
    """
    try:
        with path.open("rb") as file:
            tables = _tables(file.read(12 + 16 * 256))
            if not _OUTLINES & tables.keys() or b"cmap" not in tables:
                raise FontTrouble("it has no outlines that cards could be drawn with")
            begin, length = tables[b"cmap"]
            file.seek(begin)
            return frozenset(_mapped(file.read(min(length, 2**24))))
    except OSError as trouble:
        raise FontTrouble(f"it cannot be read: {trouble.strerror}") from None
    except (error, ValueError, OverflowError):
        raise FontTrouble("it is damaged") from None


def _tables(head: bytes) -> dict[bytes, tuple[int, int]]:
    if head[:4] not in _KINDS:
        raise FontTrouble("it is no TTF or OTF file")
    count = min(unpack_from(">H", head, 4)[0], (len(head) - 12) // 16)
    rows = (_TABLE.unpack_from(head, 12 + 16 * number) for number in range(count))
    return {tag: (offset, length) for tag, _, offset, length in rows}


def _mapped(table: bytes) -> Iterator[int]:
    count = unpack_from(">H", table, 2)[0]
    listed = [_SUBTABLE.unpack_from(table, 4 + 8 * number) for number in range(count)]
    known = [
        (_BEST[platform, code], offset) for platform, code, offset in listed if (platform, code) in _BEST
    ]
    if not known:
        raise FontTrouble("it does not say which characters it has (no Unicode table)")
    data = table[min(known)[1] :]
    match unpack_from(">H", data)[0]:
        case 4:
            return _segments(data)
        case 12:
            return _groups(data)
        case other:
            raise FontTrouble(f"its table of characters has the format {other}, which Nisshi cannot read")


def _groups(data: bytes) -> Iterator[int]:
    """Format 12: first and last character, and the glyph of the first."""
    told = 0  # groups ascend; those of a damaged file that do not are no reason to count for hours
    for number in range(min(unpack_from(">I", data, 12)[0], (len(data) - 16) // 12)):
        first, last, glyph = unpack_from(">III", data, 16 + 12 * number)
        end = min(last + 1, _MOST)
        yield from range(max(first + (glyph == 0), told), end)
        told = max(told, end)


def _segments(data: bytes) -> Iterator[int]:
    """Format 4: segments with a difference to the glyph's number, or with a place in an array of them."""
    size = unpack_from(">H", data, 6)[0]
    ends, begins, deltas, offsets = (
        unpack_from(f">{size // 2}H", data, 14 + size * part + 2 * (part > 0)) for part in range(4)
    )
    place = 16 + 3 * size
    for number, (begin, end, delta, offset) in enumerate(zip(begins, ends, deltas, offsets, strict=True)):
        for char in range(begin, end + 1):
            glyph = char
            if offset:
                glyph = unpack_from(">H", data, place + 2 * number + offset + 2 * (char - begin))[0]
            if char < 0xFFFF and glyph and (glyph + delta) % 0x10000:
                yield char
