"""A fetch that is tried again where the reason may pass: a busy host, a broken connection."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep

import msgspec

from nisshi.net.fetch import Fetched, Limits, Refusal, fetch

TRIES = 3
FIRST_PAUSE = 1.0  # seconds; each further one is twice as long
LONGEST_PAUSE = 60.0  # a host that asks for more is let alone


def fetch_patiently(
    url: str, limits: Limits, pause: Callable[[float], object] = sleep, first: float = FIRST_PAUSE
) -> Fetched | Refusal:
    """Fetch, up to `TRIES` times; what is wrong for good (404, a wrong type) is asked for once.

    `pause` waits a number of seconds; it may raise to end it all.
    """
    found = fetch(url, limits)
    for number in range(TRIES - 1):
        if isinstance(found, Fetched) or not found.passing:
            return found
        wait = max(found.wait, first * 2**number)
        if wait > LONGEST_PAUSE:
            later = f"{found.reason}; the host asks to come back in {wait:.0f} seconds"
            return msgspec.structs.replace(found, reason=later)
        pause(wait)
        found = fetch(url, limits)
    return found
