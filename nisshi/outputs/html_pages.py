"""All HTML pages of the site."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.config import Settings
from nisshi.model import Page, Site
from nisshi.permalink import Urls


def html_pages(site: Site, settings: Settings, urls: Urls) -> Iterator[Page]:
    """Yield the home pages, posts, fixed pages, tags, archives and the 404 page, in this order."""
    yield from ()
