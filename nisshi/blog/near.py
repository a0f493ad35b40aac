"""What is near a path that leads nowhere: for a picture only pictures, films and sounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from posixpath import splitext

from nisshi.errors import did_you_mean

# What <img>, <video> and <audio> can show (HTML living standard; the types that browsers know).
_PICTURES = (".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_FILMS = (".m4v", ".mov", ".mp4", ".ogv", ".webm")
_SOUNDS = (".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")
_SHOWN = frozenset((*_PICTURES, *_FILMS, *_SOUNDS))


def nearest(known: tuple[str, ...]) -> Callable[[str, bool], str]:
    """Return what says "Did you mean 'x'? " of a path of the site, given also whether a picture is meant."""
    files = tuple(path for path in known if splitext(path)[1].lower() in _SHOWN)
    return cache(lambda path, image: did_you_mean(path, files if image else known))
