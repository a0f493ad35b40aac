"""A packed body is never unpacked further than its limit, not even to find out."""

from __future__ import annotations

import tracemalloc

from nisshi.net.unpack import unpacked
from nisshi.net.values import Refusal
from tests.net.bad_server import gzipped


def test_a_bomb_takes_no_more_memory_than_its_limit() -> None:
    bomb = gzipped(bytes(30_000_000))
    tracemalloc.start()
    try:
        found = unpacked(bomb, "gzip", 50_000)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(found, Refusal)
    assert most < 1_000_000


def test_what_is_just_small_enough_is_had() -> None:
    assert unpacked(gzipped(b"x" * 50_000), " GZIP ", 50_000) == b"x" * 50_000
    assert isinstance(unpacked(gzipped(b"x" * 50_001), "gzip", 50_000), Refusal)
