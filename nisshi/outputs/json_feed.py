"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import msgspec

from nisshi.outputs.feed_entries import Author, Entry, Feed


def json_feed(feed: Feed, self_url: str) -> bytes:
    """Return the document that lives at `self_url`."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": self_url,
        **({"description": feed.description} if feed.description else {}),
        **({"icon": feed.icon} if feed.icon else {}),
        "language": feed.lang,
        "authors": [_author(feed.author)],
        "items": [_item(entry) for entry in feed.entries],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url}


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "language": entry.lang,
        **({"summary": entry.summary} if entry.summary else {}),
        "content_html": entry.html,
        **({"image": entry.image} if entry.image else {}),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": list(entry.tags),
    }
