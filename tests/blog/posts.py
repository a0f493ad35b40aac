"""Posts and cards for tests of what a blog makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from nisshi.blog.taxonomy import Taxonomy
from nisshi.model import Card, Meta, Post, Tag
from nisshi.permalink import urls_for

URLS = urls_for("https://example.com/")


def taxonomy_of(*tags: Sequence[str], aliases: dict[str, str] | None = None) -> Taxonomy:
    """Return the taxonomy of posts that have these tags."""
    posts = [
        Post(
            path=f"{number}.md",
            kind="post",
            meta=Meta(slug=str(number), title="", tags=tuple(names)),
        )
        for number, names in enumerate(tags)
    ]
    return Taxonomy(posts, aliases or {}, URLS)


def cards_of(*tags: str) -> tuple[Card, ...]:
    """Return cards, newest first, each with the one-letter tags of its text."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        Card(
            url=f"/{number}/",
            title="",
            phrases=(),
            lang="ja",
            date=start - timedelta(days=number),
            updated=None,
            description="",
            tags=tuple(Tag(name, name, name, f"/tag/{name}/", 0) for name in names),
            header_image="",
            minutes=1,
        )
        for number, names in enumerate(tags)
    )
