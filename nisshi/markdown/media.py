"""Films and sound of the blog itself, or of another host, which is asked for nothing before they are played."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from nisshi.markdown.controls import without_controls

_FILM = re.compile(r"\.(?:mp4|m4v|webm|mov|ogv)$", re.IGNORECASE)
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac)$", re.IGNORECASE)
_SAID = re.compile(r"(video|audio): *(\S(?:.*\S)?)")


def said_media(code: str) -> tuple[str, str] | None:
    """Read the text of a code span such as `video: /a.mp4`: the element and the address; None if it is none."""
    match = _SAID.fullmatch(code.strip())
    return (match[1], match[2]) if match else None


def media_kind(address: str) -> str:
    """Return "video" or "audio" by the end of an address, "" for anything else."""
    path = address.partition("#")[0].partition("?")[0]
    return "video" if _FILM.search(path) else "audio" if _SOUND.search(path) else ""


def media(element: str, source: str, address: str, label: str, *, is_ours: bool) -> str:
    """Return the element: `source` is its address for an attribute, `address` the same as it was written."""
    name = without_controls(unquote(address.partition("?")[0].rstrip("/").rpartition("/")[2])) or address
    inline = " playsinline" if element == "video" else ""
    says = f' aria-label="{escape(label)}"' if label else ""
    load = "metadata" if is_ours else "none"
    return (
        f'<{element} src="{source}" controls preload="{load}"{inline}{says}>'
        f'<a href="{source}">{escape(label or name)}</a></{element}>'
    )
