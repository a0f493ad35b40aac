"""Where short signs stand in a text, found without reading it letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INSIDE = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_-")


def lowered(text: str) -> bytes:
    """Return the text in lower-case ASCII, one byte for each character, so that offsets are the same."""
    return text.encode("ascii", "replace").lower()


def matches_at(
    pattern: re.Pattern[str], signs: tuple[str, ...], text: str, lower: bytes, *, edge: bool = False
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin where one of the signs stands; `lower` is the lowered text.

    With `edge` no letter, digit, "_" or "-" may stand before. What a match covers is not searched again
    for the same sign.
    """
    for sign in map(str.encode, signs):
        at = lower.find(sign)
        while at >= 0:
            end = at + len(sign)
            if not (edge and at and lower[at - 1] in _INSIDE) and (match := pattern.match(text, at)):
                yield match
                end = max(end, match.end())
            at = lower.find(sign, end)
