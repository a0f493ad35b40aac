"""The texts of posts, fetched from the cache when an output shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec

from nisshi.cache import Cache
from nisshi.model import Body
from nisshi.steps.prepare import Leaf, Text, decode_text

AT_HAND = 256  # texts that are kept decoded: a post's page, twin and feeds are made close together


class Texts:
    """Texts by the path of their post.

    `again` prepares a post once more, for an entry that the cache has lost.
    """

    def __init__(self, leaves: Iterable[Leaf], cache: Cache, again: Callable[[Leaf], bytes]) -> None:
        self._leaves = {leaf.path: leaf for leaf in leaves}
        self._cache = cache
        self._again = again
        self._fetched = lru_cache(AT_HAND)(self._fetch)

    def body(self, path: str) -> Body:
        """Return the text of a post as outputs show it."""
        return self._fetched(path).body

    def text(self, path: str) -> Text:
        """Return all that is kept of a post's text."""
        return self._fetched(path)

    def digest(self, path: str) -> str:
        """Return the digest of what `body` returns, without fetching it."""
        return self._leaves[path].body_digest

    def _fetch(self, path: str) -> Text:
        leaf = self._leaves[path]
        data = self._cache.get(leaf.key)
        if data is not None:
            try:
                return decode_text(data)
            except (msgspec.DecodeError, UnicodeDecodeError):
                pass  # no result
        data = self._again(leaf)
        self._cache.put(leaf.key, data)
        return decode_text(data)
