"""uvicorn's server, made to end as the preview ends."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn


class SignalledServer(uvicorn.Server):
    """Notes which signal ended it, and lets those go who wait for news."""

    def __init__(self, config: uvicorn.Config, end: Callable[[], None]) -> None:
        super().__init__(config)
        self.ended_by = 0
        self._end = end

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals for ourselves; uvicorn would raise them again when all is over."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self.handle_exit) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End in order; at a second Ctrl-C at once."""
        self.ended_by = self.ended_by or sig
        super().handle_exit(sig, frame)
        self._end()
