"""What making an output leaves for the next one, kept in the cache."""

from __future__ import annotations

from collections.abc import Callable

from nisshi.cache import Cache
from nisshi.digest import digest_value

ENTRY = "entry "  # begins the key of what feeds say of a text, whose digest follows


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
        """Name the text before all else, so that what is said of texts that are gone can be told by it."""
        return f"{ENTRY}{self._digest(post)} {digest_value((self._engine, made_from))}"
