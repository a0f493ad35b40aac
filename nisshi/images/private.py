"""What a picture tells of its maker is taken out; its pixels, colours and orientation stay, bit for bit.

EXIF (place, time, camera, maker's notes, thumbnail), XMP, IPTC, comments and what is appended to a file
go; of EXIF the orientation stays, for without it a picture lies on its side. Of drawings (SVG) go the notes
of the program that made them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from nisshi.images.boxes import blanked, only_pictures
from nisshi.images.orientation import EXIF, only_orientation, orientation_in
from nisshi.images.svg_notes import is_svg, without_notes
from nisshi.images.tiff import is_tiff, only_seen

RECIPE = 3  # to be counted up when other bytes than before are left of the same file
# A JPEG marker among packed pixels: not a stuffed zero, a restart or a fill byte (ITU T.81, B.1.1.2).
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_APPS = range(0xE0, 0xF0)
# Chunks of PNG 3 that decide how it looks; eXIf is written anew.
_PNG = frozenset(
    b"IHDR PLTE IDAT IEND CgBI tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04  # bits of VP8X (RFC 9649, 2.7.1)
_GIF_EXTENSIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")  # loops and colours


def without_private(data: bytes) -> bytes:
    """Return the picture without what is private in it, `data` itself where there is nothing or no such format.

    Where a file is broken, what comes after the break is left as it is. Never raises.
    """
    try:
        clean = _cleaned(data)
    except (struct.error, IndexError, ValueError):
        return data
    return data if clean == data else clean


def _cleaned(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return b"".join(_jpeg(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data[:8] + b"".join(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return b"".join(_gif(data))
    if data[4:8] == b"ftyp":
        return blanked(data)
    if data[4:8] == b"JXL ":
        return only_pictures(data)
    if is_tiff(data):
        return only_seen(data)
    return without_notes(data, without_private).data if is_svg(data) else data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # stray bytes, which readers skip (ITU T.81, B.1.1.2) and which may hide more
            found = data.find(b"\xff", at)
            at = found if found >= 0 else len(data)
            continue
        kind = data[at + 1]
        if kind == 0xFF:  # a fill byte
            at += 1
            continue
        if kind == 0xD9:
            break  # what follows the end is another picture, or a film
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        yield _jpeg_segment(kind, data[at:end])
        at = end
        if kind == 0xDA:  # packed pixels up to the next marker
            marker = _MARKER.search(data, at)
            end = marker.start() if marker else len(data)
            yield data[at:end]
            at = end
    yield data[at : at + 2] if data[at : at + 2] == b"\xff\xd9" else data[at:]


def _jpeg_segment(kind: int, segment: bytes) -> bytes:
    """Return what stays of a segment, marker and length included."""
    body = segment[4:]
    if kind == 0xE0:
        if not body.startswith(b"JFIF\0") or len(body) < 14:
            return b""
        return b"\xff\xe0\0\x10" + body[:12] + b"\0\0"  # without its thumbnail
    if kind == 0xE1 and body.startswith(EXIF):
        orientation = orientation_in(body[6:])
        kept = EXIF + only_orientation(orientation)
        return b"" if orientation == 1 else b"\xff\xe1" + struct.pack(">H", len(kept) + 2) + kept
    if kind == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return segment
    if kind == 0xEE and body.startswith(b"Adobe"):  # says how colours are coded
        return segment
    return b"" if kind in _APPS or kind == 0xFE else segment


def _png(data: bytes) -> Iterator[bytes]:
    from zlib import crc32

    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            break
        if kind == b"eXIf" and (orientation := orientation_in(data[at + 8 : end - 4])) != 1:
            body = kind + only_orientation(orientation)
            yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", crc32(body))
        elif kind in _PNG:
            yield data[at:end]
        at = end
        if kind == b"IEND":
            return
    yield data[at:]


def _webp(data: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", data, 4)
    kept: list[tuple[bytes, bytes]] = []
    orientation, at, whole = 1, 12, min(size + 8, len(data))
    while at + 8 <= whole:
        kind = data[at : at + 4]
        (length,) = struct.unpack_from("<I", data, at + 4)
        body = data[at + 8 : min(at + 8 + length, whole)]
        at += 8 + length + length % 2
        if kind == b"EXIF":
            orientation = orientation_in(body.removeprefix(EXIF))
        elif kind in _WEBP:
            kept.append((kind, body))
    if orientation != 1:
        kept.append((b"EXIF", only_orientation(orientation)))
    if kept and kept[0][0] == b"VP8X":
        flags = kept[0][1][0] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if orientation != 1 else 0)
        kept[0] = (b"VP8X", bytes((flags,)) + kept[0][1][1:])
    chunks = b"".join(
        kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for kind, body in kept
    )
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    yield data[:at]
    while at < len(data):
        start, mark = at, data[at]
        if mark == 0x21:  # an extension: a label, then blocks
            at = _after_blocks(data, at + 2)
            label = data[start + 1]
            if label == 0xFE or (label == 0xFF and data[start + 3 : start + 14] not in _GIF_EXTENSIONS):
                continue
        elif mark == 0x2C:  # a picture: descriptor, colours, size of codes, blocks
            colours = 3 << (data[at + 9] & 7) + 1 if data[at + 9] & 0x80 else 0
            at = _after_blocks(data, at + 10 + colours + 1)
        elif mark == 0x3B:
            yield b";"
            return
        else:
            yield data[at:]
            return
        yield data[start:at]


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
