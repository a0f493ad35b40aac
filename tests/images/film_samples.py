"""Small films, built box by box and element by element as cameras and programs pack them."""

from __future__ import annotations

import struct
from typing import NamedTuple

PLACE = b"+35.6895+139.6917+044.5/"  # of a public building
DEVICE = b"a camera of nobody"
DAY = 3_900_000_000  # seconds since 1904
PRIVATE = (PLACE, DEVICE, struct.pack(">I", DAY))


class Track(NamedTuple):
    """A track: its handler, the name of that, and what its chunks hold, each as a list of samples."""

    handler: bytes
    name: bytes
    chunks: tuple[tuple[bytes, ...], ...]


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def large(kind: bytes, content: bytes) -> bytes:
    """Return a box whose length is told in 8 bytes."""
    return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content


def head(kind: bytes, version: int = 0) -> bytes:
    """Return a head with times of making and changing, then what comes after them."""
    times = struct.pack(">QQ" if version else ">II", DAY, DAY)
    return box(kind, bytes((version, 0, 0, 0)), times, b"after the times")


def handler(kind: bytes, name: bytes = b"") -> bytes:
    return box(b"hdlr", bytes(8), kind, bytes(12), name)


def words(*items: tuple[bytes, bytes]) -> bytes:
    """Return iTunes' list of words."""
    listed = (box(kind, box(b"data", b"\0\0\0\1\0\0\0\0", value)) for kind, value in items)
    return box(b"meta", bytes(4), handler(b"mdir", b"\0"), box(b"ilst", *listed))


def keys(*items: tuple[bytes, bytes]) -> bytes:
    """Return Apple's list of keys and values (QuickTime File Format, "Metadata"), which has no version."""
    named = (struct.pack(">I4s", len(key) + 8, b"mdta") + key for key, _ in items)
    values = (
        box(struct.pack(">I", number), box(b"data", b"\0\0\0\1\0\0\0\0", value))
        for number, (_, value) in enumerate(items, 1)
    )
    listed = struct.pack(">I", len(items))
    return box(b"meta", handler(b"mdta"), box(b"keys", bytes(4), listed, *named), box(b"ilst", *values))


def track(one: Track, places: tuple[int, ...], *, wide: bool = False, more: bytes = b"") -> bytes:
    shown = b"\2" * 42 + bytes((len(DEVICE),)) + DEVICE.ljust(31, b"\0") + b"\3" * 4 + box(b"avcC", b"how")
    entry = (large if wide else box)(b"avc1", shown) if one.handler == b"vide" else box(b"gpmd", bytes(8))
    sizes = [len(sample) for chunk in one.chunks for sample in chunk]
    runs = [struct.pack(">III", number, len(chunk), 1) for number, chunk in enumerate(one.chunks, 1)]
    table = box(
        b"stbl",
        box(b"stsd", bytes(4), struct.pack(">I", 1), entry),
        box(b"stsc", bytes(4), struct.pack(">I", len(runs)), *runs),
        box(b"stsz", bytes(8), struct.pack(f">I{len(sizes)}I", len(sizes), *sizes)),
        box(
            b"co64" if wide else b"stco",
            bytes(4),
            struct.pack(f">I{len(places)}{'Q' if wide else 'I'}", len(places), *places),
        ),
    )
    disk = box(b"dinf", box(b"dref", bytes(4), struct.pack(">I", 1), box(b"alis", b"\0\0\0\1", DEVICE)))
    inner = box(b"minf", box(b"hdlr", bytes(4), b"dhlralis", bytes(12), b"\x05Alias"), disk, table)
    media = box(b"mdia", head(b"mdhd"), handler(one.handler, one.name), inner)
    return box(b"trak", head(b"tkhd"), media, more)


def film(
    *tracks: Track,
    udta: bytes = b"",
    more: bytes = b"",
    after: bytes = b"",
    wide: bool = False,
    start: bytes = b"",
) -> bytes:
    """Return a whole film; its media lie before the movie box, their chunks in turns."""
    start = start or box(b"ftyp", b"qt  \0\0\0\0qt  ")
    places: list[list[int]] = [[] for _ in tracks]
    media = b""
    at = len(start) + (16 if wide else 8)
    for number in range(max((len(one.chunks) for one in tracks), default=0)):
        for one, own in zip(tracks, places, strict=True):
            if number < len(one.chunks):
                own.append(at + len(media))
                media += b"".join(one.chunks[number])
    packed = large(b"mdat", media) if wide else box(b"mdat", media)
    listed = (track(one, tuple(own), wide=wide) for one, own in zip(tracks, places, strict=True))
    return (
        start
        + packed
        + box(b"moov", head(b"mvhd", int(wide)), *listed, udta and box(b"udta", udta), more)
        + after
    )


PICTURES = Track(b"vide", DEVICE, ((b"one picture", b"another"), (b"a third one",)))
PLACES = Track(b"meta", DEVICE, ((PLACE,), (b"", PLACE)))
CLOCK = Track(b"tmcd", b"", ((PLACE[:4],),))


def vint(number: int, width: int = 0) -> bytes:
    width = width or next(width for width in range(1, 9) if number < (1 << 7 * width) - 1)
    return (number | 1 << 7 * width).to_bytes(width, "big")


def element(kind: int, *content: bytes, width: int = 0) -> bytes:
    body = b"".join(content)
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big") + vint(len(body), width) + body


def tag(name: bytes, value: bytes, *more: bytes) -> bytes:
    return element(0x67C8, element(0x45A3, name), element(0x4487, value), *more)
