"""What is kept of posts besides their leaves, fetched from the cache when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import msgspec

from nisshi.cache import Cache
from nisshi.model import Body, Outline
from nisshi.steps.prepare import Leaf, Prepared, Text, decode_outline, decode_text

AT_HAND = 256  # texts that are kept decoded: a post's page, twin and feeds are made close together
_Part = TypeVar("_Part")


class OutlinesRecord(msgspec.Struct, frozen=True):
    """The outlines of all posts in one read, as they were when the last plan was made."""

    outlines: dict[str, tuple[str, bytes]]  # path -> digest, msgpack


class Texts:
    """Texts and outlines by the path of their post.

    `again` prepares a post once more, for an entry that the cache has lost.
    """

    def __init__(
        self, leaves: Iterable[Leaf], cache: Cache, name: str, again: Callable[[Leaf], bytes]
    ) -> None:
        self._leaves = {leaf.path: leaf for leaf in leaves}
        self._cache = cache
        self._name = f"outlines {name}"
        self._again = again
        self._fetched = lru_cache(AT_HAND)(lambda path: self._part(path, decode_text))

    def body(self, path: str) -> Body:
        """Return the text of a post as outputs show it."""
        return self._fetched(path).body

    def text(self, path: str) -> Text:
        """Return all that is kept of a post's text."""
        return self._fetched(path)

    def digest(self, path: str) -> str:
        """Return the digest of what `body` returns, without fetching it."""
        return self._leaves[path].body_digest

    def outline(self, path: str) -> Outline:
        """Return what others may know of one post."""
        return self._part(path, decode_outline)

    def outlines(self, paths: Iterable[str]) -> tuple[Outline, ...]:
        """Return what others may know of posts, all of which are read at once."""
        record = self._cache.record(self._name, OutlinesRecord)
        known = record.outlines if record else {}
        decode = msgspec.msgpack.Decoder(Outline).decode
        found: list[Outline] = []
        kept: dict[str, tuple[str, bytes]] = {}
        for path in paths:
            digest = self._leaves[path].outline_digest
            last = known.get(path)
            if last is not None and last[0] == digest:
                outline, kept[path] = decode(last[1]), last
            else:
                outline, data = self._part(path, _outline_as_kept)
                kept[path] = (digest, data)
            found.append(outline)
        self._cache.keep_record(self._name, OutlinesRecord(kept))
        return tuple(found)

    def _part(self, path: str, decode: Callable[[bytes], _Part]) -> _Part:
        leaf = self._leaves[path]
        data = self._cache.get(leaf.key)
        if data is not None:
            try:
                return decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError):
                pass  # no result
        data = self._again(leaf)
        self._cache.put(leaf.key, data)
        return decode(data)


def _outline_as_kept(data: bytes) -> tuple[Outline, bytes]:
    """Return the outline of a preparation, and as it stands in it. Raises msgspec.DecodeError."""
    outline = bytes(msgspec.msgpack.decode(data, type=Prepared).outline)
    return msgspec.msgpack.decode(outline, type=Outline), outline
