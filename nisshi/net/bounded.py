"""A connection from which no more than so many bytes are read, whatever asks for them.

http.client reads a chunk that says it has -1 bytes up to the end of the stream, into memory.
"""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class TooLarge(Exception):
    """More came than is allowed."""


class BoundedSocket:
    """Stands for a socket where http.client reads its answer; all else goes to the socket."""

    def __init__(self, inner: socket.socket, most: int) -> None:
        self._inner = inner
        self._most = most

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def makefile(self, mode: str, *_: object) -> io.BufferedReader:
        """Return the stream of what comes; reading more than `most` bytes of it raises TooLarge."""
        return io.BufferedReader(_Bounded(self._inner.makefile("rb", buffering=0), self._most))


class _Bounded(io.RawIOBase):
    def __init__(self, inner: io.RawIOBase, most: int) -> None:
        self._inner = inner
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        count: int | None = self._inner.readinto(buffer)
        self._left -= count or 0
        if self._left < 0:
            raise TooLarge
        return count

    def close(self) -> None:
        self._inner.close()
        super().close()
