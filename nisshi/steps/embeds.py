"""What embeds.lock says of the addresses that texts name, for those who prepare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from nisshi.digest import digest_value
from nisshi.locks.embeds import EMBEDS_LOCK, facts_of, published
from nisshi.model import Asset, EmbedFacts, Outline


class Known(msgspec.Struct, frozen=True):
    """All that is known of videos, posts and slides of other sites."""

    facts: dict[str, EmbedFacts] = {}  # by address
    thumbnails: tuple[Asset, ...] = ()  # our copies of their pictures, sorted by path

    def named(self, data: bytes) -> tuple[str, ...]:
        """Return the addresses in a file that it may show an embed of, known or not."""
        from nisshi.embeds.named import named_links

        return named_links(data.decode(errors="replace"))

    def digest(self, urls: Iterable[str]) -> str:
        """Return the digest of what is known of some addresses, "" where that is nothing."""
        found = self.of(urls)
        return digest_value(list(found.items())) if found else ""

    def of(self, urls: Iterable[str]) -> dict[str, EmbedFacts]:
        """Return what is known of those addresses of which anything is."""
        return {url: self.facts[url] for url in urls if url in self.facts}


def read_known(root: Path) -> Known:
    """Read embeds.lock; a picture whose file is gone is none. Raises SiteError for a broken lock."""
    lock = EMBEDS_LOCK.read(root)
    files = sorted({embed.thumbnail for embed in lock.values() if embed.thumbnail})
    there = frozenset(file for file in files if (root / file).is_file())
    facts = {url: facts_of(embed, has_thumbnail=embed.thumbnail in there) for url, embed in lock.items()}
    return Known(facts, tuple(Asset(file, published(file)) for file in files if file in there))


def shown(
    static: Sequence[Asset], thumbnails: Sequence[Asset], outlines: Iterable[Outline]
) -> tuple[Asset, ...]:
    """Return the files to publish as they are: of the thumbnails only those a published text shows."""
    if not thumbnails:
        return tuple(static)
    asked = {target.address for outline in outlines for target in outline.targets if target.image}
    return (*static, *(asset for asset in thumbnails if f"/{asset.output}" in asked))
