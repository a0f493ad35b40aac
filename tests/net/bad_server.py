"""A server on this machine that misbehaves in one way for each path, byte by byte as a test says."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import sleep

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
PNG += b"\x00\x00\x00\nIDATx\xdac\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
Send = Callable[[bytes], None]


def answer(body: bytes = PNG, kind: str = "image/png", status: str = "200 OK", **headers: str) -> bytes:
    """Return a whole answer; a header's name has "_" for "-", and "" leaves one out."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status=status, Location=to)


class BadServer:
    """Its `pages` are answers or functions that send them; `asked` has each request in full."""

    def __init__(self, listener: socket.socket, context: ssl.SSLContext | None) -> None:
        self._listener = listener
        self._context = context
        self.port: int = listener.getsockname()[1]
        self.pages: dict[str, bytes | Callable[[Send], None] | list[bytes]] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        self.resets: set[str] = set()

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def run(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError):  # the other side may go at any moment
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                connection.settimeout(5)
                request = b""
                while b"\r\n\r\n" not in request:
                    if not (part := connection.recv(65536)):
                        return
                    request += part
                self.asked.append(request.decode("latin-1"))
                self._answer(connection, self.paths[-1])

    def _answer(self, connection: socket.socket, path: str) -> None:
        page = self.pages.get(path, answer(b"<html>no", "text/html", "404 Not Found"))
        if isinstance(page, list):  # one after the other, the last for ever
            page = page.pop(0) if len(page) > 1 else page[0]
        if path in self.resets:  # RFC 9293: closing with a linger of 0 sends RST
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if isinstance(page, bytes):
            connection.sendall(page)
        else:
            page(connection.sendall)

    def drip(self, head: bytes, rest: bytes = b"x", every: float = 0.03) -> Callable[[Send], None]:
        """Send `head`, then `rest` again and again until nobody listens."""

        def go(send: Send) -> None:
            send(head)
            while not self.closing.is_set():
                send(rest)
                sleep(every)

        return go


@contextmanager
def bad_server(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[BadServer]:
    """Run one at a free port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        server = BadServer(listener, context)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            with suppress(OSError):  # wakes `accept`
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(2)


def gzipped(data: bytes) -> bytes:
    """Pack as Content-Encoding: gzip."""
    pack = zlib.compressobj(9, wbits=31)
    return pack.compress(data) + pack.flush()
