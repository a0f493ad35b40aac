"""One build with a cache, as the command line makes it; and files that are trusted soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from nisshi import pipeline, stamps
from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.pipeline import Request, Result, Say

TICK = 10_000_000  # nanoseconds: the coarsest clock of a file system that tests run on


def build(request: Request, settings: Settings, say: Say, cache: Cache) -> Result:
    """Build the site and save what is new in the cache."""
    result = pipeline.build(request, settings, say, cache)
    cache.save()
    return result


@contextmanager
def files_trusted_soon() -> Iterator[None]:
    """Believe the times of files written a tick ago: else every file of a test is too young for that."""
    with mock.patch.object(stamps, "YOUNG", TICK):
        yield
