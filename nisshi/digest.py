"""Digests: equal values give equal digests on any machine, in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

PIECE = 1 << 20  # bytes of a large file that are held at once
SIZE = 16  # bytes; 128 bits are collision-safe for any blog (birthday bound near 2**64 inputs)


def digest_bytes(data: bytes) -> str:
    """Return the BLAKE2b digest of `data` as lower-case hex."""
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest()


def digest_file(file: BinaryIO) -> str:
    """Return the digest of an open file from where it stands on, which is never held as a whole. Raises OSError."""
    found = hashlib.blake2b(digest_size=SIZE)
    while piece := file.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def written(
    pieces: Iterable[bytes], target: BinaryIO, changed: Callable[[Iterator[bytes]], Iterable[bytes]]
) -> str:
    """Write what `changed` makes of pieces into an open file; returns the digest of the pieces. Raises OSError."""
    found = hashlib.blake2b(digest_size=SIZE)

    def told() -> Iterator[bytes]:
        for piece in pieces:
            found.update(piece)
            yield piece

    for piece in changed(told()):
        target.write(piece)
    return found.hexdigest()


def digest_value(value: object) -> str:
    """Return the digest of a plain value (struct, tuple, dict, str, …), independent of dict order."""
    return digest_bytes(msgspec.msgpack.encode(value, order="deterministic"))
