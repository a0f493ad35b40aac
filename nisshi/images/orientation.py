"""The one thing of EXIF that must stay: which way up a picture is."""

from __future__ import annotations

import struct

_TAG, _SHORT = 0x0112, 3  # EXIF 2.32: orientation, type SHORT


def orientation_in(tiff: bytes) -> int:
    """Return the orientation in an EXIF block (a TIFF header and its first directory), 1 where it has none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for entry in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind = struct.unpack_from(f"{order}HH", tiff, entry)
        if tag == _TAG and kind == _SHORT:
            (value,) = struct.unpack_from(f"{order}H", tiff, entry + 8)
            return int(value) if 1 <= value <= 8 else 1
    return 1


def only_orientation(value: int) -> bytes:
    """Return an EXIF block that says this orientation and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TAG, _SHORT, 1, value, 0, 0)
