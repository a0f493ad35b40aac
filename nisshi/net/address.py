"""A URL as it is asked for: only http and https, no name or password, a host that can be one."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import msgspec

from nisshi.net.values import Refusal

PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.\-]*[a-z0-9_.])?|[0-9a-f:.]*:[0-9a-f:.]*")  # a name, IPv4 or IPv6
_LONGEST = 8000  # characters: what servers take at least (RFC 9110, section 4.1)
_KEPT = "%/:=&?~+!$,;'@()*[]|-._"  # `quote` leaves these of a path and query as they stand


class Address(msgspec.Struct, frozen=True):
    """Where a request goes."""

    scheme: str
    host: str  # lower case, in ASCII; IPv6 without its brackets
    port: int
    target: str  # path and query, as HTTP sends them

    @property
    def authority(self) -> str:
        """Return the host as the header Host names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole as one word."""
        return f"{self.scheme}://{self.authority}{self.target}"


def address_of(url: str) -> Address | Refusal:
    """Read a URL as written; what may not stand in one is encoded, a fragment dropped."""
    if len(url) > _LONGEST:
        return Refusal(f"has an address of {len(url):,} characters, more than servers take")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _ascii(parts.hostname or "")
        target = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    except ValueError:
        return Refusal("is at an address that is none")
    if parts.scheme not in PORTS:
        return Refusal(f"is at an address of the kind “{parts.scheme[:20]}:”; only http and https are asked")
    if "@" in parts.netloc:
        return Refusal("has a name or password in its address, which are sent to nobody")
    if len(host) > 253 or not _HOST.fullmatch(host) or port == 0:  # 253: RFC 1035, section 2.3.4
        return Refusal("is at an address without a host that can be asked")
    return Address(parts.scheme, host, port or PORTS[parts.scheme], target)


def _ascii(host: str) -> str:
    """Return a name as DNS knows it (RFC 3490). Raises ValueError for what can be none."""
    return (host if host.isascii() else host.encode("idna").decode()).lower()
