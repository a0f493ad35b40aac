"""Who may ask: on which address the preview listens, and which Host headers are its own."""

from __future__ import annotations

import errno
import os
import socket
from ipaddress import ip_address

from nisshi.errors import Problem, SiteError

LOOPBACK = ("127.0.0.1", "::1", "localhost")
NEXT = 100  # ports that are tried after one that is taken


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `port`, or on the next free one. Port 0 means any.

    Raises SiteError where the address is none of this machine's, or no port is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = port + NEXT if port else port
    for number in range(port, min(last, 65535) + 1):
        # Named as TCP, or asyncio leaves Nagle's algorithm on, which holds every answer back for 40 ms.
        bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":  # elsewhere the option would let two servers share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, number))
            bound.listen(256)
            return bound
        except OSError as error:
            bound.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise _refusal(f"cannot listen on {host}: {error.strerror or error}") from None
    raise _refusal(f"no port from {port} to {last} is free")


def address_of(bound: socket.socket) -> str:
    """Return the base URL under which a browser on this machine finds the socket."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def is_open(host: str) -> bool:
    """Whether other machines reach this address."""
    return host not in LOOPBACK and not host.startswith("127.")


def is_own(header: str, host: str) -> bool:
    """Whether a Host header may be answered, `host` being what the server was told to listen on.

    A page of another site can make its own name lead to this machine and read the answers (DNS
    rebinding); it cannot make the browser send another name. So a name that is not ours is refused,
    and an address is taken as such only where the server is open to the network.
    """
    name = header.rsplit(":", 1)[0] if not header.endswith("]") else header
    name = name.strip("[]").lower()
    if name in (*LOOPBACK, host.lower()):
        return True
    try:
        return is_open(host) and ip_address(name) is not None
    except ValueError:
        return False


def _refusal(message: str) -> SiteError:
    return SiteError(
        (Problem(path="serve", message=message, hint="Give another one with --host or --port."),)
    )
