"""The one thing of EXIF that must stay: which way up a picture is.

What Pillow finds elsewhere besides (XMP, texts of a PNG) does not count: no browser heeds it, and it is not published.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TAG, _SHORT = 0x0112, 3  # EXIF 2.32: orientation, type SHORT
EXIF = b"Exif\0\0"  # may stand before an EXIF block


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


def orientation_of(image: Image) -> int:
    """Return how an opened picture is to be turned, 1 for not at all; of AVIF Pillow tells its own way in EXIF."""
    block = image.info.get("exif")
    return orientation_in(block.removeprefix(EXIF)) if isinstance(block, bytes) else 1


def upright(image: Image) -> Image:
    """Return the picture turned as it is to be shown."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation_of(image))
    return image if turn is None else image.transpose(turn)


def only_orientation(value: int) -> bytes:
    """Return an EXIF block that says this orientation and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TAG, _SHORT, 1, value, 0, 0)
