"""All files that machines ask for and that show no text of a post."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nisshi.config import Settings
from nisshi.model import Output, Site
from nisshi.outputs.headers import headers
from nisshi.outputs.llms import llms
from nisshi.outputs.manifest import manifest
from nisshi.outputs.redirects import redirects
from nisshi.outputs.robots import robots
from nisshi.outputs.security_txt import security_txt
from nisshi.outputs.sitemaps import sitemaps
from nisshi.permalink import Urls

FILES: tuple[Callable[[Site, Settings, Urls], Iterator[Output]], ...] = (
    sitemaps,
    robots,
    llms,
    manifest,
    security_txt,
    redirects,
    headers,
)


def small_files(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield every file of these that this site has."""
    for file in FILES:
        yield from file(site, settings, urls)
