"""A request's path -> the file of the site that answers it, and never a file outside."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import msgspec

HOST_FILES = ("/_redirects", "/_headers")  # read by the host, served by none


class Found(msgspec.Struct, frozen=True):
    """The file that answers, or that the address lacks its final slash."""

    file: Path
    lacks_slash: bool = False


def find(folder: Path, path: str) -> Found | None:
    """Return what answers a decoded path, None for nothing.

    As on Netlify, a folder answers with its index.html and `/a` with a.html. No name may begin with
    a dot, so there is no `..` and no hidden file but `.well-known`; a link that leads out of
    `folder` leads nowhere.
    """
    segments = path.split("/")[1:]
    if path in HOST_FILES or any(map(_is_refused, segments)):
        return None
    place = folder.joinpath(*filter(None, segments))
    try:
        if _is_ours(place / "index.html", folder):
            return Found(place / "index.html", lacks_slash=not path.endswith("/"))
        for file in (place, place.with_name(f"{place.name}.html")):
            if not path.endswith("/") and _is_ours(file, folder):
                return Found(file)
    except (OSError, ValueError):  # longer than a name may be, a NUL
        return None
    return None


def _is_refused(segment: str) -> bool:
    return "\\" in segment or "\0" in segment or (segment.startswith(".") and segment != ".well-known")


def _is_ours(file: Path, folder: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


# Python's own table, not the machine's, which may say text/plain for .js; and what it lacks.
_TYPES = mimetypes.MimeTypes()
_MORE = {
    ".md": "text/markdown", ".webmanifest": "application/manifest+json", ".js": "text/javascript",
    ".mjs": "text/javascript", ".xml": "application/xml", ".avif": "image/avif", ".webp": "image/webp",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ico": "image/x-icon", ".log": "text/plain",
}  # fmt: skip


def content_type(file: Path) -> str:
    """Return the Content-Type of a file by its name; text is UTF-8."""
    suffix = file.suffix.lower()
    kind = _MORE.get(suffix) or _TYPES.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in ("application/xml", "image/svg+xml")
    return f"{kind}; charset=utf-8" if is_text else kind
