"""What raw HTML in a post runs or frames: the site's Content-Security-Policy (W3C CSP 3) must allow it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nisshi.model import Guests

# Types of <script> that a browser runs (HTML 4.12.1); anything else is data, which no policy stops.
_RUN = ("", "module", "text/javascript", "application/javascript")
# Either name, and mixtures of both that nobody writes: so spelled, it is found twice as fast.
_TAG = re.compile("<[si][cf]r(?:ipt|ame)", re.IGNORECASE)
# The origin of what a click puts into a frame, as `embed_cards` writes it.
_PLAYER = re.compile(r' data-player="(https://[a-z0-9.-]+)/')


def guests(html: str, *, strict: bool = False) -> Guests:
    """Return what a converted body asks for; an address of the blog itself (a mark of ours) is no guest.

    Under `strict` no page has guests of other hosts, and the policy holds even where one was overlooked.
    """
    players = tuple(sorted(set(_PLAYER.findall(html))))
    tags = {tag.lower() for tag in _TAG.findall(html)}
    if not tags:
        return Guests(players=players)
    foreign, digests = False, set()
    for source, text in _scripts(html) if "<script" in tags else ():
        if source is None:
            digests.add(_digest(text))
        else:
            foreign = foreign or "//" in source
    return Guests(tuple(sorted(digests)), foreign and not strict, "<iframe" in tags and not strict, players)


def _digest(script: str) -> str:
    """The source expression that allows one inline script (CSP 3, 2.3.1)."""
    import base64
    import hashlib

    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _scripts(html: str) -> Iterator[tuple[str | None, str]]:
    """Yield the address (None: inline) and the text of each script that would run."""
    from selectolax.lexbor import LexborHTMLParser  # few posts have scripts of their own

    for script in LexborHTMLParser("<!doctype html><body>" + html).css("script"):
        attributes = script.attributes
        if (attributes.get("type") or "").strip().lower() in _RUN:
            yield attributes.get("src"), script.text()
