"""Tags: spellings that differ in case, width or by an alias are one tag."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from nisshi.model import Post, Tag
from nisshi.permalink import Urls, tag_segment


def tag_key(name: str) -> str:
    """Fold case and width, so that "Ｄｏｃｋｅｒ" and "docker" are equal (UAX #15 NFKC, then case folding)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


class Taxonomy:
    """All tags of the published posts, found by any of their spellings."""

    def __init__(self, posts: Iterable[Post], aliases: dict[str, str], urls: Urls) -> None:
        self._aliases = {tag_key(name): target for name, target in aliases.items()}
        listed = [post.meta.tags for post in posts]
        self._keys = {name: self._key(name) for name in set(chain.from_iterable(listed))}
        used: dict[str, Counter[str]] = defaultdict(Counter)
        posts_with: Counter[str] = Counter()
        for names in listed:
            posts_with.update({self._keys[name] for name in names})
            for name in names:
                used[self._keys[name]][name] += 1
        self._tags = {key: self._tag(key, used[key], posts_with[key], urls) for key in sorted(used)}

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All tags, the most used first, then by name."""
        return tuple(sorted(self._tags.values(), key=lambda tag: (-tag.count, tag.key)))

    def of(self, names: Iterable[str]) -> tuple[Tag, ...]:
        """Return the tags of a post in the order the author gave them, each once."""
        return tuple({(key := self._keys[name]): self._tags[key] for name in names}.values())

    def _key(self, name: str) -> str:
        key = tag_key(name)
        return tag_key(self._aliases[key]) if key in self._aliases else key

    def _tag(self, key: str, spellings: Counter[str], count: int, urls: Urls) -> Tag:
        name = self._name(key, spellings)
        segment = tag_segment(name)
        others = tuple(sorted(spelling for spelling in spellings if spelling != name))
        return Tag(name, key, segment, urls.path(f"/tag/{segment}/"), count, others)

    def _name(self, key: str, spellings: Counter[str]) -> str:
        """Choose the most used spelling; of a tag that aliases lead to, among its own spellings."""
        own = [spelling for spelling in spellings if tag_key(spelling) == key]
        if not own:
            return next(target for target in self._aliases.values() if tag_key(target) == key)
        return min(own, key=lambda spelling: (-spellings[spelling], spelling))
