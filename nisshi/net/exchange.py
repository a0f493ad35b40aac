"""One request and its answer, over a connection to the very address that was judged."""

from __future__ import annotations

import socket
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, cast

import msgspec

from nisshi import __version__
from nisshi.net.address import Address
from nisshi.net.bounded import BoundedSocket, TooLarge
from nisshi.net.values import Limits, Refusal
from nisshi.net.watchdog import ended_at

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

USER_AGENT = f"Nisshi/{__version__} (static site generator; keeps copies of pictures that a blog shows)"
_CHUNK = 65_536  # bytes read at a time
_HEAD = 1_000_000  # bytes of headers, far more than any need
_HAS_BODY = 200  # of other answers nothing is read


class Answer(msgspec.Struct, frozen=True):
    """What a server sent."""

    status: int
    headers: dict[str, str]  # names in lower case
    data: bytes  # as sent, perhaps packed


def exchange(address: Address, ip: str, limits: Limits, deadline: float) -> Answer | Refusal:
    """Ask for `address` at `ip`. `deadline` is of `monotonic`. Raises nothing for what the server does."""
    from urllib3.exceptions import HTTPError

    left = deadline - monotonic()
    late = Refusal(f"was not there after {limits.seconds:g} seconds", passing=True)
    if left <= 0:
        return late
    connection = _connection(address, ip, left)
    held: list[socket.socket] = []  # the connection lets go of its socket before the body is read
    try:
        with ended_at(deadline, lambda: held[0] if held else connection.sock) as is_ended:
            try:
                connection.connect()
                if isinstance(connection.sock, socket.socket):
                    held.append(connection.sock)
                    most = 2 * limits.size + _HEAD  # chunks may take as much as what is in them
                    connection.sock = cast(socket.socket, BoundedSocket(connection.sock, most))
                answer = _asked(connection, address, limits)
                return late if is_ended() else answer  # to a reader, an end is an end
            except TooLarge:
                return Refusal(f"is larger than {limits.size / 1e6:g} MB")
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                return late if is_ended() or monotonic() > deadline else _in_words(error)
    finally:
        connection.close()


def _connection(address: Address, ip: str, seconds: float) -> HTTPConnection:
    """Connect to `ip`, and ask the certificate to name the host."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if address.scheme == "http":
        return HTTPConnection(ip, address.port, timeout=seconds)
    host = address.host
    return HTTPSConnection(ip, address.port, timeout=seconds, server_hostname=host, assert_hostname=host)


def _asked(connection: HTTPConnection, address: Address, limits: Limits) -> Answer:
    headers = {
        "Host": address.authority,
        "User-Agent": USER_AGENT,
        "Accept": ", ".join(f"{kind}*" if kind.endswith("/") else kind for kind in limits.accept) or "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    connection.request("GET", address.target, headers=headers, preload_content=False, decode_content=False)
    response = connection.getresponse()
    try:
        found = {name.lower(): value for name, value in response.headers.items()}
        data = _body(response, found, limits.size) if response.status == _HAS_BODY else b""
        return Answer(response.status, found, data)
    finally:
        response.close()


def _body(response: BaseHTTPResponse, headers: dict[str, str], size: int) -> bytes:
    """Read the body. Raises TooLarge as soon as that is known, whatever the server announced."""
    said = headers.get("content-length", "")
    if said.isascii() and said.isdecimal() and (len(said) > 18 or int(said) > size):
        raise TooLarge
    parts: list[bytes] = []
    length = 0
    while part := response.read(_CHUNK):
        length += len(part)
        if length > size:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)


def _in_words(error: Exception) -> Refusal:
    from urllib3 import exceptions

    text = str(error).lower()
    if "certificate" in text or "hostname" in text:
        return Refusal("is at a host whose certificate cannot be trusted")
    if isinstance(error, exceptions.SSLError) or "ssl" in text:
        return Refusal("is at a host that no secure connection can be made to", passing=True)
    if isinstance(error, exceptions.NewConnectionError):
        return Refusal("is at a host that does not answer", passing=True)
    if isinstance(error, exceptions.TimeoutError | TimeoutError):
        return Refusal("did not come in time", passing=True)
    if isinstance(error, exceptions.IncompleteRead | exceptions.ProtocolError):
        return Refusal("broke off in the middle", passing=True)
    if isinstance(error, ConnectionError):
        return Refusal("is at a host that ended the connection", passing=True)
    if isinstance(error, HTTPException | ValueError):
        return Refusal("came with an answer that is no proper HTTP")
    return Refusal("could not be read from the network", passing=True)
