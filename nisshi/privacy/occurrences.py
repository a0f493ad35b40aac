"""Where short signs stand in a text, found without reading it letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator


def lowered(text: str) -> bytes:
    """Return the text in lower-case ASCII, one byte for each character, so that offsets are the same."""
    return text.encode("ascii", "replace").lower()


def matches_at(
    pattern: re.Pattern[str], signs: tuple[str, ...], text: str, lower: bytes
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin where one of the signs stands; `lower` is the lowered text."""
    for sign in map(str.encode, signs):
        at = lower.find(sign)
        while at >= 0:
            if match := pattern.match(text, at):
                yield match
            at = lower.find(sign, at + len(sign))
