"""The size of an SVG drawing."""

from __future__ import annotations

import re

_ROOT = re.compile(rb"<(?:[\w.\-]+:)?svg(?=[\s>/])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(rb"""(?<![\w:.\-])(width|height|viewBox)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(px|pt|pc|in|cm|mm|)\s*", re.IGNORECASE)
_PIXELS = {
    "": 1,
    "px": 1,
    "pt": 96 / 72,
    "pc": 16,
    "in": 96,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
}  # CSS 2, 4.3.2
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


def svg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, (0, 0) of a drawing that has no size; None if it is no SVG.

    Where one of `width` and `height` is missing or a percentage, `viewBox` gives the proportion (SVG 2, 8.2).
    """
    root = _ROOT.search(_COMMENT.sub(b"", data[:200_000]))
    if root is None:
        return None
    given = {
        name: (one or other).decode("utf-8", "replace") for name, one, other in _ATTRIBUTE.findall(root[1])
    }
    width, height = _pixels(given.get(b"width", "")), _pixels(given.get(b"height", ""))
    box = _box(given.get(b"viewBox", ""))
    if box and not (width and height):
        if width:
            height = width * box[1] / box[0]
        elif height:
            width = height * box[0] / box[1]
        else:
            width, height = box
    return (max(round(width), 1), max(round(height), 1)) if width and height else (0, 0)


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[match[2].lower()] if match else 0


def _box(value: str) -> tuple[float, float] | None:
    parts = value.replace(",", " ").split()
    sizes = [_LENGTH.fullmatch(part) for part in parts[2:]]
    if len(parts) != 4 or not all(sizes):
        return None
    width, height = (float(size[1]) if size else 0.0 for size in sizes)
    return (width, height) if width and height else None
