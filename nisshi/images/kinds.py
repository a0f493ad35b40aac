"""Which files are pictures, by their names: asked of every file of a blog, so without opening any."""

from __future__ import annotations

_ENDINGS = (
    ".png",
    ".jpg",
    ".jpeg",
    ".jfif",
    ".jpe",
    ".apng",
    ".webp",
    ".gif",
    ".avif",
    ".heic",
    ".heif",
    ".svg",
    ".bmp",
    ".tif",
    ".tiff",
)
_MAY_BE_PRIVATE = (
    *(".png", ".apng", ".jpg", ".jpeg", ".jfif", ".jpe", ".webp", ".gif", ".avif", ".heic", ".heif", ".jxl"),
    *(".hif", ".tif", ".tiff"),
)
# Originals of Photoshop and of cameras: they hold the same, in ways of their own.
_STAYS_PRIVATE = (
    *(".psd", ".psb", ".dng", ".raw", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".raf", ".orf", ".rw2", ".pef"),
    *(".srw", ".x3f"),
)


def is_picture(path: str) -> bool:
    """Whether a file is a picture that pages may show."""
    return path.lower().endswith(_ENDINGS)


def may_be_private(path: str) -> bool:
    """Whether a file is of a kind from which `private.without_private` takes something out."""
    return path.lower().endswith(_MAY_BE_PRIVATE)


def stays_private(path: str) -> bool:
    """Whether a picture is of a kind that may tell of its maker, and from which we can take nothing out."""
    return path.lower().endswith(_STAYS_PRIVATE)
