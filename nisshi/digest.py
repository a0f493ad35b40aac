"""Digests: equal values give equal digests on any machine, in any process."""

from __future__ import annotations

import hashlib

import msgspec

SIZE = 16  # bytes; 128 bits are collision-safe for any blog (birthday bound near 2**64 inputs)


def digest_bytes(data: bytes) -> str:
    """Return the BLAKE2b digest of `data` as lower-case hex."""
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest()


def digest_value(value: object) -> str:
    """Return the digest of a plain value (struct, tuple, dict, str, …), independent of dict order."""
    return digest_bytes(msgspec.msgpack.encode(value, order="deterministic"))
