"""An address as a browser reads it, which is not as it is written (WHATWG URL, 4.4, "basic URL parser")."""

from __future__ import annotations

import re

_AROUND = "".join(map(chr, range(0x21)))  # C0 controls and space: stripped at both ends
_INSIDE = re.compile(r"[\t\n\r]")  # dropped wherever they stand
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_PATH = re.compile(r"[^?#]*")
_PAGE = re.compile(r"data:\s*(?:text/(?:html|xml)|application/(?:xhtml\+)?xml)", re.IGNORECASE)


def as_browsers_read(address: str) -> str:
    """Return an address, its entities decoded already, without what browsers drop, `\\` as the `/` they see."""
    address = _INSIDE.sub("", address.strip(_AROUND))
    if scheme_of(address) not in ("", "http", "https"):
        return address
    return _PATH.sub(lambda path: path[0].replace("\\", "/"), address, count=1)


def scheme_of(address: str) -> str:
    """Return the scheme in small letters, "" of an address without one; it is as browsers read it already."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def runs_script(address: str) -> bool:
    """Whether opening this address may run what stands in it; a drawing (`data:image/svg+xml`) is for <img>."""
    address = as_browsers_read(address)
    scheme = scheme_of(address)
    return scheme in ("javascript", "vbscript") or _PAGE.match(address) is not None
