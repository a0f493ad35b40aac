"""What the bytes of a fetched picture say of it; one that is broken, vast or active is not kept."""

from __future__ import annotations

import msgspec

from nisshi.drawings.judge import judge
from nisshi.images.facts import Fault, facts, opened, reason_of
from nisshi.net.magic import sniff

LARGEST = 60_000_000  # pixels: more than any camera a blog shows, 240 MB when unpacked
ENDINGS = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp",
    "image/avif": "avif", "image/svg+xml": "svg", "image/bmp": "bmp", "image/x-icon": "ico",
}  # fmt: skip
_ACTIVE = "is a drawing that holds a script, asks other sites or has parts that are not known"


class Measured(msgspec.Struct, frozen=True):
    type: str
    width: int  # as it is shown: after EXIF orientation
    height: int


def measure(data: bytes) -> Measured | str:
    """Return what a picture is, or in plain words why it is none that can be kept. Never raises.

    An SVG without a size of its own gives 0 and 0.
    """
    kind = sniff(data)
    if kind not in ENDINGS:
        return f"is {kind or 'something'} and not a picture that is known"
    found = facts(data)
    if isinstance(found, Fault):
        return found.reason
    if found.width * found.height > LARGEST:
        return f"has {found.width}×{found.height} pixels, more than a picture of a blog"
    fault = _drawing_fault(data) if kind == "image/svg+xml" else _pixel_fault(data)
    return fault or Measured(kind, found.width, found.height)


def _drawing_fault(data: bytes) -> str:
    return {"harmless": "", "active": _ACTIVE, "broken": "is a broken drawing"}[judge(data)]


def _pixel_fault(data: bytes) -> str:
    """Say what is wrong with pixels, all of which are unpacked for it."""
    try:
        with opened(data) as image:
            image.load()
    except Exception as error:  # decoders of broken files raise almost anything
        return reason_of(error)
    return ""
