"""A body that was packed for its way, unpacked within a limit: a bomb of a few kB is let alone."""

from __future__ import annotations

import zlib

from nisshi.net.values import Refusal

_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")


def unpacked(data: bytes, encoding: str, size: int) -> bytes | Refusal:
    """Undo the header Content-Encoding; nothing but gzip is undone, for nothing at all was asked for."""
    word = encoding.strip().lower()
    if word in _PLAIN:
        return data
    if word not in _GZIP:
        return Refusal("came packed in a way nobody asked for")
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        found = unzip.decompress(data, size + 1)
    except zlib.error:
        return Refusal("came packed and cannot be unpacked")
    if len(found) > size:
        return Refusal(f"is larger than {size / 1e6:g} MB when unpacked")
    return found if unzip.eof else Refusal("broke off in the middle", passing=True)
