"""What is asked of another host, and what comes of it."""

from __future__ import annotations

import msgspec

INSIDE = "an address inside this machine or its network"  # the end of the words that refuse one


class Limits(msgspec.Struct, frozen=True):
    """How far a fetch may go."""

    size: int = 20_000_000  # bytes, packed and unpacked
    seconds: float = 30  # for all of it: names, redirects and body
    redirects: int = 5
    accept: tuple[str, ...] = ()  # types such as "image/png", or kinds such as "image/"; none means any
    allow_hosts: tuple[str, ...] = ()  # "host:port" (or "host" at the usual port) that may be private


class Fetched(msgspec.Struct, frozen=True):
    """An answer that was wanted."""

    url: str  # where it came from in the end
    status: int
    type: str  # as its bytes show, else as the server says; without parameters, "" unknown
    data: bytes
    moved: str = ""  # where it is for good now, as far as permanent redirects say


class Refusal(msgspec.Struct, frozen=True):
    """Why there is none, in plain words that go on from “it”: “is not there (404)”."""

    reason: str
    status: int = 0  # of HTTP, where that is the reason
    passing: bool = False  # whether it may be otherwise soon
    wait: float = 0  # seconds after which the server asks to be asked again
