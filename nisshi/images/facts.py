"""What is to be known of a picture before it is shown."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from nisshi.drawings.judge import judge
from nisshi.images.orientation import orientation_of
from nisshi.images.svg import svg_size
from nisshi.images.svg_notes import without_notes

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 100_000_000  # 400 MB when it is unpacked; a phone's largest picture has half as many
_PACKED = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF")  # may hold an SVG, and are none
_SHOWN = {name.upper(): name for name in ("jpeg", "png", "gif", "webp", "avif", "bmp", "ico")} | {
    "MPO": "jpeg"
}


class Facts(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A picture that browsers can show."""

    format: str  # "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "ico"
    width: int  # as shown, upright, in pixels; 0 where a drawing has no size of its own
    height: int
    animated: bool = False
    private: bool = False  # whether it holds what is taken out before it is published
    size: int = 0  # bytes
    alive: bool = False  # a drawing that is not known to do nothing but draw
    told: tuple[
        tuple[int, str], ...
    ] = ()  # what stays in a drawing, with its line (0: none), after "this drawing"


class Fault(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A picture that cannot be shown, and why, in plain words after "this picture"."""

    reason: str


def facts(data: bytes) -> Facts | Fault:
    """Return what is known of a picture from its bytes. Never raises, and warns of nothing."""
    if not data:
        return Fault("is an empty file")
    if b"<svg" in data[:200_000] and data[4:8] != b"ftyp" and not data.startswith(_PACKED):
        size = svg_size(data)
        if size is None:
            return Fault("is no SVG that can be read")
        from nisshi.images.private import without_private

        notes = without_notes(data, without_private)
        is_alive = judge(data) != "harmless"
        return Facts("svg", *size, False, notes.data != data, len(data), is_alive, notes.told)
    try:
        with opened(data) as image:
            kind = _SHOWN.get(image.format or "")
            if kind is None:
                return Fault(f"is in the format {image.format}, which browsers do not show")
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Fault(too_large(width, height))
            if orientation_of(image) in (5, 6, 7, 8):
                width, height = height, width
            animated = bool(getattr(image, "is_animated", False)) and image.format != "MPO"
    except Exception as error:  # decoders of broken files raise almost anything
        return Fault(reason_of(error))
    from nisshi.images.private import without_private

    return Facts(kind, width, height, animated, without_private(data) != data, len(data))


def opened(data: bytes) -> Image:
    """Return the picture, of which no pixel is unpacked yet; what Pillow would only warn of it raises.

    Raises what decoders raise. Pillow calls from 90 million pixels on a bomb; we look ourselves.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(BytesIO(data))


def too_large(width: int, height: int) -> str:
    return f"has {width} × {height} pixels, and more than {MOST_PIXELS // 1_000_000} million are not unpacked"


def reason_of(error: Exception) -> str:
    """Say in plain words what a decoder found wrong, without names of files or classes."""
    from PIL.Image import DecompressionBombError

    if isinstance(error, DecompressionBombError):
        return f"has more than {MOST_PIXELS // 1_000_000} million pixels, which are not unpacked"
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    return "is broken or no picture at all: it cannot be read"
