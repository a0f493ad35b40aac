"""Every kind of output, in the order they are made. A new kind is a new line in `KINDS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nisshi.config import Settings
from nisshi.model import Output, Page, Site
from nisshi.outputs.collisions import collisions
from nisshi.outputs.feeds import feeds
from nisshi.outputs.headers import headers
from nisshi.outputs.html_pages import html_pages
from nisshi.outputs.llms import llms
from nisshi.outputs.manifest import manifest
from nisshi.outputs.markdown_twins import markdown_twins
from nisshi.outputs.redirects import redirects
from nisshi.outputs.robots import robots
from nisshi.outputs.security_txt import security_txt
from nisshi.outputs.sitemaps import sitemaps
from nisshi.permalink import Urls, urls_for

__all__ = ["all_outputs", "collisions"]

Kind = Callable[[Site, Settings, Urls], Iterator[Page | Output]]

KINDS: tuple[Kind, ...] = (
    html_pages,
    markdown_twins,
    feeds,
    sitemaps,
    robots,
    llms,
    manifest,
    security_txt,
    redirects,
    headers,
)


def all_outputs(site: Site, settings: Settings) -> tuple[Page | Output, ...]:
    """Return every page and file made from `site`, in an order that depends on nothing else."""
    urls = urls_for(settings.site.url)
    return tuple(output for kind in KINDS for output in kind(site, settings, urls))
