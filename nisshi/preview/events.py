"""Tells every open page of each finished build, as Server-Sent Events (HTML Living Standard 9.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec

from nisshi.preview.edition import Edition

RETRY = 500  # milliseconds until a browser asks again after the server went away


class Bulletin:
    """The latest edition and those who wait for the next; all of it belongs to one event loop.

    A reader that waits costs one future: nothing is sent to it and nothing wakes it until there is
    news. Only the latest edition is kept: it says all that a page needs to know.
    """

    def __init__(self, first: Edition) -> None:
        self.edition = first
        self.closed = False
        self._news = asyncio.Event()

    def publish(self, edition: Edition) -> None:
        """Make `edition` the latest and wake every reader."""
        self.edition = edition
        self._wake()

    def close(self) -> None:
        """Let every reader go."""
        self.closed = True
        self._wake()

    async def editions(self) -> AsyncIterator[Edition]:
        """Yield the present edition, then each newer one until the bulletin is closed."""
        seen = None
        while not self.closed:
            news = self._news
            if self.edition is not seen:
                seen = self.edition
                yield seen
            else:
                await news.wait()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


def event_text(edition: Edition) -> bytes:
    """Return the edition as one event; JSON has no line feeds, so one data line holds it."""
    data = {
        "generation": edition.generation,
        "media": edition.media,
        "complaints": edition.complaints,
        "leftOut": edition.left_out,
        "checkCommand": edition.check_command,
        "follow": edition.follow,
    }
    return b"retry: %d\nevent: edition\ndata: %b\n\n" % (RETRY, msgspec.json.encode(data))
