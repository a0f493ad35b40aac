"""/robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.config import Settings
from nisshi.model import Output, Site
from nisshi.outputs.sitemaps import INDEX
from nisshi.permalink import Urls


def robots(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield a file that lets everyone in, or, for a site marked `noindex`, no one."""
    if settings.site.noindex:
        text = "User-agent: *\nDisallow: /\n"
    else:
        text = f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute(INDEX)}\n"
    yield Output("robots.txt", text.encode(), "robots.txt")
