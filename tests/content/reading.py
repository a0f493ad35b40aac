"""Reads one file of a post in a test."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from nisshi.content.front_matter import Reading, Rules, read_post
from nisshi.model import Meta

TOKYO = ZoneInfo("Asia/Tokyo")


def read(
    text: str | bytes, path: str = "content/posts/a.md", aliases: dict[str, str] | None = None
) -> Reading:
    """Read a file of posts, in Tokyo's time, for a theme with two templates."""
    data = text.encode() if isinstance(text, str) else text
    rules = Rules(zone="Asia/Tokyo", aliases=aliases or {}, template_keys=("about-page", "blog-post"))
    return read_post(path, data, "post", rules, TOKYO)


def meta(text: str | bytes, path: str = "content/posts/a.md", aliases: dict[str, str] | None = None) -> Meta:
    """Return the checked front matter of a file that has no error."""
    reading = read(text, path, aliases)
    assert reading.post is not None, reading.problems
    return reading.post.meta


def with_keys(*lines: str) -> str:
    """Return a post whose front matter has a title, a date and these lines."""
    return "\n".join(["---", "title: 夜の再起動", "date: 2026-01-01", *lines, "---", "本文。", ""])
