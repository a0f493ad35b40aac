"""The header Retry-After (RFC 9110, section 10.2.3): seconds, or a date."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_of(value: str) -> float:
    """Return how long to wait from now; 0 where it says nothing that can be read."""
    word = value.strip()
    if word.isascii() and word.isdecimal():
        return float(word[:9])
    try:
        moment = parsedate_to_datetime(word)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
