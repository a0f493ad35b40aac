"""What a feed is made from: a few words about it and about each of its posts."""

from __future__ import annotations

from typing import Literal

import msgspec

from nisshi.model import Picture

Format = Literal["rss", "atom", "json"]
MEDIA_TYPES: dict[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}


class FeedPost(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A post that stands in a feed; moments are as RFC 3339 writes them."""

    path: str  # of the source file
    slug: str
    url: str
    title: str
    lang: str
    published: str
    updated: str
    description: str
    image: str  # URL, "" when it has no header image
    tags: tuple[str, ...]
    targets: tuple[str, ...]  # where its internal links lead
    pictures: tuple[Picture, ...]  # that its text shows, without smaller versions


class FeedInputs(msgspec.Struct, frozen=True, kw_only=True):
    format: Format
    path: str  # of the feed, unencoded
    home: str  # of the page it follows, unencoded
    name: str  # what sets it apart from the site's own feed, "" for that one
    updated: str  # of the newest change in it
    posts: tuple[FeedPost, ...]  # newest first
