"""The Content-Security-Policy (W3C CSP 3) of the site, as strict as its posts allow."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from nisshi.model import Site

# Types of <script> that a browser runs (HTML 4.12.1); anything else is data, which no policy stops.
_RUN = ("", "module", "text/javascript", "application/javascript")


def content_policy(site: Site) -> str:
    """Return the header's value.

    Scripts and frames come from the site alone, unless a post holds a raw <script src> or <iframe>
    of another host: that is the author asking for it, and as such scripts load others at will, any
    https host may then be asked. Inline scripts of posts are allowed one by one, by their digest.
    """
    scripted, framed = _with_raw_tags(site)
    sources, digests = _scripts(scripted)
    scripts = ["'self'", *(["https:"] if sources else []), *digests]
    guests = " https:" if sources or framed else ""
    return "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' https: http: data:",  # old posts show pictures of other hosts, also over http
            "media-src 'self' https: http:",
            "style-src 'self' 'unsafe-inline'",  # old posts carry style attributes
            f"script-src {' '.join(scripts)}",
            f"frame-src 'self'{guests}",
            f"connect-src 'self'{' https:' if sources else ''}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self' https:",
            "frame-ancestors 'none'",
        )
    )


def _bodies(site: Site) -> Iterator[str]:
    yield from (article.html for article in site.articles)
    yield from (page.html for page in site.pages)


def _with_raw_tags(site: Site) -> tuple[list[str], bool]:
    """Return the bodies that hold a script, and whether one holds a frame."""
    scripted, framed = [], False
    for html in _bodies(site):
        lowered = html.lower()
        framed = framed or "<iframe" in lowered
        if "<script" in lowered:
            scripted.append(html)
    return scripted, framed


def _scripts(bodies: Iterable[str]) -> tuple[bool, tuple[str, ...]]:
    """Return whether posts load scripts from elsewhere, and the sorted digests of their inline ones."""
    foreign, digests = False, set()
    for html in bodies:
        for source, text in _script_tags(html):
            if source is None:
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                digests.add(f"'sha256-{digest}'")
            else:
                foreign = foreign or "//" in source
    return foreign, tuple(sorted(digests))


def _script_tags(html: str) -> Iterator[tuple[str | None, str]]:
    """Yield the address (None: inline) and text of each script that would run."""
    from selectolax.lexbor import LexborHTMLParser

    for script in LexborHTMLParser("<!doctype html><body>" + html).css("script"):
        attributes = script.attributes
        if (attributes.get("type") or "").strip().lower() in _RUN:
            yield attributes.get("src"), script.text()
