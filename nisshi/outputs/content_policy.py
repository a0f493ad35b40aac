"""The Content-Security-Policy (W3C CSP 3) of the site, as strict as its posts allow."""

from __future__ import annotations

from nisshi.model import Guests


def content_policy(guests: Guests) -> str:
    """Return the header's value; `guests` are those of all posts together.

    Scripts and frames come from the site alone, unless a post holds a raw <script src> or <iframe>
    of another host: that is the author asking for it, and as such scripts load others at will, any
    https host may then be asked. Inline scripts of posts are allowed one by one, by their digest, and
    frames that a click puts in one by one, by the host of their player.
    """
    scripts = ["'self'", *(["https:"] if guests.foreign_script else []), *guests.scripts]
    is_open = guests.foreign_script or guests.frame
    frames = " https:" if is_open else "".join(f" {player}" for player in guests.players)
    return "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' https: http: data:",  # old posts show pictures of other hosts, also over http
            "media-src 'self' https: http:",
            "style-src 'self' 'unsafe-inline'",  # old posts carry style attributes
            f"script-src {' '.join(scripts)}",
            f"frame-src 'self'{frames}",
            f"connect-src 'self'{' https:' if guests.foreign_script else ''}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self' https:",
            "frame-ancestors 'none'",
        )
    )
