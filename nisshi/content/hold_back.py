"""Which posts are published at a moment, and which are held back and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from nisshi.model import HeldBack, Post


class Include(msgspec.Struct, frozen=True):
    """What is published although it would be held back (-D, -F, -E)."""

    drafts: bool = False
    future: bool = False
    expired: bool = False


class Gate(msgspec.Struct, frozen=True, array_like=True):
    """What decides whether a post is published, and what is told of one that is not."""

    path: str
    title: str
    slug: str
    draft: bool = False
    appears: datetime | None = None
    expires: datetime | None = None


class Window(msgspec.Struct, frozen=True, array_like=True):
    """The time in which the same posts are held back: from `since` on, and before `until`."""

    since: datetime | None
    until: datetime | None

    def holds(self, now: datetime) -> bool:
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


def gate_of(post: Post) -> Gate:
    """Return the gate of a post or page."""
    meta = post.meta
    appears = meta.publish_date or meta.date
    return Gate(post.path, meta.title, meta.slug, meta.draft, _utc(appears), _utc(meta.expiry_date))


def hold_back(gates: Iterable[Gate], now: datetime, include: Include) -> tuple[HeldBack, ...]:
    """Return the posts that are not published at `now`, in the order given."""
    return tuple(held for gate in gates if (held := _reason(gate, now, include)))


def window(gates: Iterable[Gate], now: datetime) -> Window:
    """Return the time around `now` in which `hold_back` gives the same answer."""
    moments = [moment for gate in gates for moment in (gate.appears, gate.expires) if moment]
    return Window(
        max((moment for moment in moments if moment <= now), default=None),
        min((moment for moment in moments if moment > now), default=None),
    )


def _utc(moment: datetime | None) -> datetime | None:
    """Write a moment as it comes back from a cache, so that both are told alike."""
    return moment.astimezone(UTC) if moment else None


def _reason(gate: Gate, now: datetime, include: Include) -> HeldBack | None:
    if gate.draft and not include.drafts:
        return HeldBack(gate.path, gate.title, "draft", None, gate.slug)
    if gate.appears and gate.appears > now and not include.future:
        return HeldBack(gate.path, gate.title, "future", gate.appears, gate.slug)
    if gate.expires and gate.expires <= now and not include.expired:
        return HeldBack(gate.path, gate.title, "expired", gate.expires, gate.slug)
    return None
