"""All HTML pages of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nisshi.config import Settings
from nisshi.model import Page, Site
from nisshi.outputs.archive_pages import archive_pages
from nisshi.outputs.fixed_pages import fixed_pages
from nisshi.outputs.frame import Frame
from nisshi.outputs.home_pages import home_pages
from nisshi.outputs.not_found_page import not_found_page
from nisshi.outputs.post_pages import post_pages
from nisshi.outputs.tag_pages import tag_pages
from nisshi.permalink import Urls

KINDS: tuple[Callable[[Frame], Iterator[Page]], ...] = (
    home_pages,
    post_pages,
    fixed_pages,
    tag_pages,
    archive_pages,
    not_found_page,
)


def html_pages(site: Site, settings: Settings, urls: Urls) -> Iterator[Page]:
    """Yield every page that a template renders; what they share is made once, for this call."""
    frame = Frame(site, settings, urls)
    for kind in KINDS:
        yield from kind(frame)
