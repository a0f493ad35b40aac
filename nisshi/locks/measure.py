"""What a picture's bytes say of it: type and size in pixels; one that is broken or vast is refused."""

from __future__ import annotations

import re
import warnings
from io import BytesIO

import msgspec

from nisshi.drawings.judge import judge
from nisshi.net.magic import sniff

LARGEST = 60_000_000  # pixels: more than any camera a blog shows, 240 MB when unpacked
ENDINGS = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp",
    "image/avif": "avif", "image/svg+xml": "svg", "image/bmp": "bmp", "image/x-icon": "ico",
}  # fmt: skip
_READERS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "ICO")
_ORIENTATION = 0x0112  # TIFF 6.0; values from 5 on turn the picture by 90 degrees
_ROOT = re.compile(rb"<svg\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
_ATTRIBUTE = re.compile(rb"\s(width|height|viewBox)\s*=\s*[\"']\s*([^\"']*?)\s*[\"']", re.I)
_LENGTH = re.compile(rb"\d{1,6}(?:\.\d{1,6})?(?=(?:px)?\Z)")


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
    return _svg(data) if kind == "image/svg+xml" else _raster(data, kind)


def _raster(data: bytes, kind: str) -> Measured | str:
    from PIL import Image

    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data), formats=_READERS) as image:
            warnings.simplefilter("ignore")  # of tags that are odd: told below, where it matters
            width, height = image.size
            if width * height > LARGEST:
                return f"has {width}×{height} pixels, more than a picture of a blog"
            turned = image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
            image.load()
    except Image.DecompressionBombError:
        return "has more pixels than a picture of a blog"
    except Exception:  # Pillow's readers raise whatever a broken file makes them stumble over
        return "is a broken picture"
    return Measured(kind, height, width) if turned else Measured(kind, width, height)


def _svg(data: bytes) -> Measured | str:
    verdict = judge(data)
    if verdict == "active":
        return "is a drawing that holds a script, asks other sites or has parts that are not known"
    root = _ROOT.search(data)
    if root is None or verdict == "broken":
        return "is a broken picture"
    given = {name.lower(): value for name, value in _ATTRIBUTE.findall(root[0])}
    box = re.split(rb"[\s,]+", given.get(b"viewbox", b""))
    width = _pixels(given.get(b"width", b"")) or _pixels(box[2] if len(box) == 4 else b"")
    height = _pixels(given.get(b"height", b"")) or _pixels(box[3] if len(box) == 4 else b"")
    return Measured("image/svg+xml", width, height) if width and height else Measured("image/svg+xml", 0, 0)


def _pixels(length: bytes) -> int:
    found = _LENGTH.match(length)
    return round(float(found[0])) if found else 0
