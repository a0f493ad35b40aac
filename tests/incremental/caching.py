"""One build with a cache, as the command line makes it; and files that are trusted soon."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from nisshi import pipeline, stamps
from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.pipeline import Request, Result, Say

# Seconds in which two changes of a file may get one time: the kernel's tick, doubled to be sure.
_COARSE_CLOCK = 5  # CLOCK_REALTIME_COARSE, by which Linux tells the times of files
TICK = 2 * time.clock_getres(_COARSE_CLOCK) if sys.platform == "linux" else 0.05


def build(request: Request, settings: Settings, say: Say, cache: Cache) -> Result:
    """Build the site and save what is new in the cache."""
    result = pipeline.build(request, settings, say, cache)
    cache.save()
    return result


@contextmanager
def files_trusted_soon() -> Iterator[None]:
    """Believe the times of files written a tick ago: else every file of a test is too young for that."""
    with mock.patch.object(stamps, "YOUNG", int(TICK * 1e9)):
        yield
