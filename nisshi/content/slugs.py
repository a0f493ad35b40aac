"""What a slug may be: any text that stays inside the site."""

from __future__ import annotations

import re
import unicodedata

from nisshi.write import MANIFEST

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # Unicode's categories Cc and Cs
SEGMENT_BYTES = 255  # NAME_MAX of the file systems in use (POSIX limits.h, ext4, APFS)


def slug_fault(slug: str) -> str:
    """Say in plain words why `slug` cannot be a path of the site; "" when it can."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", slug) or slug.startswith("//"):
        return "it is an address, not a path"
    if "\\" in slug:
        return "it holds a backslash"
    if _CONTROL.search(slug):
        return "it holds a control character"
    path = slug.strip("/")
    if not path.strip():
        return "it is empty"
    segments = path.split("/")
    if any(segment in (".", "..") for segment in segments):
        return "it leads out of its folder"
    if "" in segments:
        return "it holds two slashes in a row"
    if segments[0].casefold() == MANIFEST:
        return "Nisshi keeps the list of its own files there"
    if any(len(segment.encode()) > SEGMENT_BYTES for segment in segments):
        return f"a part of it is longer than {SEGMENT_BYTES} bytes"
    return ""


def slug_of_file(path: str) -> str:
    """Return the slug of a post that names none: its file name, or the folder's name of an index.md."""
    parts = unicodedata.normalize("NFC", path).split("/")
    return parts[-2] if parts[-1] == "index.md" and len(parts) > 1 else parts[-1].removesuffix(".md")
