"""What a link target is: a place of this blog, a place elsewhere, or neither."""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.common.normalize_url import normalizeLink

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_AUTHORITY = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#]*)", re.IGNORECASE)

# Addresses that encoding leaves as they are: a host and a path in plain ASCII, without any escape.
_PLAIN = re.compile(r"https?://[a-z0-9.\-]+(?:/[A-Za-z0-9._~/\-]*)?")

Kind = Literal["internal", "external", "other"]


def kind_of(target: str, own_hosts: tuple[str, ...]) -> Kind:
    """Classify a target as written.

    Internal: relative, root-relative, a fragment, or http(s) to one of `own_hosts` (with or without
    a port). External: other http(s), also without scheme (`//host/`). Other: `mailto:` and the like.
    """
    authority = _AUTHORITY.match(target)
    if authority:
        host = authority.group(1).lower()
        return "internal" if host in own_hosts or host.rsplit(":", 1)[0] in own_hosts else "external"
    return "other" if _SCHEME.match(target) else "internal"


def encoded(target: str) -> str:
    """Percent-encode what may not stand in a URL; existing escapes stay (RFC 3986, WHATWG URL)."""
    return target if _PLAIN.fullmatch(target) else str(normalizeLink(target))
