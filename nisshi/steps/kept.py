"""What making an output leaves for the next one, kept in the cache."""

from __future__ import annotations

from collections.abc import Callable

from nisshi.cache import Cache
from nisshi.digest import digest_value


class KeptTemplates:
    """The templates that this engine compiled."""

    def __init__(self, cache: Cache, engine: str) -> None:
        self._cache = cache
        self._engine = engine

    def get(self, key: str, /) -> bytes | None:
        return self._cache.get(f"template {self._engine} {key}")

    def __setitem__(self, key: str, data: bytes, /) -> None:
        self._cache.put(f"template {self._engine} {key}", data)


class KeptEntries:
    """What feeds say of posts: an edit of one post makes feeds anew in which it is one of twenty.

    `digest` gives the digest of the text of a post by the path of its source file.
    """

    def __init__(self, cache: Cache, engine: str, digest: Callable[[str], str]) -> None:
        self._cache = cache
        self._engine = engine
        self._digest = digest

    def get(self, post: str, made_from: bytes) -> bytes | None:
        return self._cache.get(self._key(post, made_from))

    def put(self, post: str, made_from: bytes, entry: bytes) -> None:
        if not self._cache.is_forked():  # there it would die with the process
            self._cache.put(self._key(post, made_from), entry)

    def _key(self, post: str, made_from: bytes) -> str:
        return f"entry {digest_value((self._engine, self._digest(post), made_from))}"
