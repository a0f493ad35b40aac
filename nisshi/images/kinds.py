"""Which files are pictures, and which films, by their names: asked of every file of a blog, so without opening any."""

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
    ".avifs",
    ".heic",
    ".heics",
    ".heif",
    ".heifs",
    ".svg",
    ".bmp",
    ".tif",
    ".tiff",
)
_FILMS = (
    *(".mp4", ".m4v", ".m4a", ".m4b", ".mov", ".qt", ".3gp", ".3gpp", ".3g2", ".insv", ".lrv"),
    *(".webm", ".weba", ".mkv", ".mka"),
)
# Films of cameras and recorders that are packed otherwise.
_STAYS_FILMED = (
    ".avi",
    ".mts",
    ".m2ts",
    ".m2t",
    ".wmv",
    ".asf",
    ".ogv",
)  # not .ts and .mod, which are code more often
_MAY_BE_PRIVATE = (
    *(".png", ".apng", ".jpg", ".jpeg", ".jfif", ".jpe", ".webp", ".gif", ".jxl"),
    *(".avif", ".avifs", ".heic", ".heics", ".heif", ".heifs", ".hif", ".tif", ".tiff", ".svg"),
    *_FILMS,
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
    """Whether a file is of a kind from which something is taken out before it is published."""
    return path.lower().endswith(_MAY_BE_PRIVATE)


def is_film(path: str) -> bool:
    """Whether a file is a film, or sound packed as one, of which `films.film_edits` cleans the published copy."""
    return path.lower().endswith(_FILMS)


def stays_filmed(path: str) -> bool:
    """Whether a file is a film of a kind that may tell of its maker, and from which we can take nothing out."""
    return path.lower().endswith(_STAYS_FILMED)


def stays_private(path: str) -> bool:
    """Whether a picture is of a kind that may tell of its maker, and from which we can take nothing out."""
    return path.lower().endswith(_STAYS_PRIVATE)
