"""A total time limit for an exchange: a server that sends a byte now and then never meets any other."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

_OFTEN = 0.05  # seconds between attempts to end a connection that changes its socket meanwhile


@contextmanager
def ended_at(deadline: float, current: Callable[[], socket.socket | None]) -> Iterator[Callable[[], bool]]:
    """End the connection of `current` when `deadline` (of `monotonic`) is past; yields “was it ended?”.

    Its reader then sees the end of the stream at once. The thread is gone when the block is left, for
    beside one no process can be copied.
    """
    over = threading.Event()
    hit = threading.Event()

    def watch() -> None:
        if over.wait(max(0.0, deadline - monotonic())):
            return
        hit.set()
        while True:
            if (connection := current()) is not None:
                with suppress(OSError):  # of its base class: TLS itself has nothing to say any more
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
            if over.wait(_OFTEN):
                return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield hit.is_set
    finally:
        over.set()
        thread.join()
