"""Which posts are published at a moment, and which are held back and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from nisshi.model import HeldBack, Post


class Include(msgspec.Struct, frozen=True):
    """What is published although it would be held back (-D, -F, -E)."""

    drafts: bool = False
    future: bool = False
    expired: bool = False


def hold_back(
    posts: Iterable[Post], now: datetime, include: Include
) -> tuple[tuple[Post, ...], tuple[HeldBack, ...]]:
    """Divide posts into those to publish at `now` and those held back, both in the order given."""
    published: list[Post] = []
    held: list[HeldBack] = []
    for post in posts:
        reason = _reason(post, now, include)
        if reason is None:
            published.append(post)
        else:
            held.append(reason)
    return tuple(published), tuple(held)


def _reason(post: Post, now: datetime, include: Include) -> HeldBack | None:
    meta = post.meta
    appears = meta.publish_date or meta.date
    if meta.draft and not include.drafts:
        return HeldBack(post.path, meta.title, "draft", None, meta.slug)
    if appears and appears > now and not include.future:
        return HeldBack(post.path, meta.title, "future", appears, meta.slug)
    if meta.expiry_date and meta.expiry_date <= now and not include.expired:
        return HeldBack(post.path, meta.title, "expired", meta.expiry_date, meta.slug)
    return None
