"""What answers at which path: enough to see whether an address is free."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nisshi.config import Settings
from nisshi.model import Site
from nisshi.outputs.downloads import downloads
from nisshi.outputs.paths import (
    LOG_INDEX,
    TAG_LIST,
    home_path,
    month_path,
    tag_feed_path,
    tag_path,
    twin_path,
    year_path,
)
from nisshi.outputs.sheets import sheet_count
from nisshi.permalink import post_path


def places(site: Site, settings: Settings) -> dict[str, str]:
    """Return what is published, by `place_key`, in words that name it to the author."""
    return {place_key(path): name for path, name in reversed(tuple(_all(site, settings)))}


def place_key(path: str) -> str:
    """Return one name for the ways to ask for a place: "/a", "/a/" and "/a/index.html" are all "a"."""
    key = unicodedata.normalize("NFC", path).strip("/")
    return key.removesuffix("index.html").rstrip("/") if key.split("/")[-1] == "index.html" else key


def _all(site: Site, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and name; where two things claim a path, the one that the author wrote comes first."""
    for page in site.pages:
        yield page.output, page.path
    for article in site.articles:
        yield post_path(article.meta.slug), article.path
        yield twin_path(article), f"the Markdown of {article.path}"
    for download in downloads(site):
        yield download.asset.output, download.asset.path
    for asset in site.assets:
        yield asset.output, asset.path
    for number in range(1, sheet_count(len(site.articles), settings.site.page_size) + 1):
        yield home_path(number), "the home page" if number == 1 else f"page {number} of the home page"
    yield TAG_LIST, "the list of tags"
    if site.failures:
        yield LOG_INDEX, "the list of errors in logs"
    for term in site.terms:
        for number in range(1, sheet_count(len(term.articles), settings.site.tag_page_size) + 1):
            yield tag_path(term.tag, number), f"the page of the tag “{term.tag.name}”"
        yield tag_feed_path(term.tag), f"the feed of the tag “{term.tag.name}”"
    for year in site.years:
        yield year_path(year.year), f"the archive of {year.year}"
        for month in year.months:
            yield month_path(month.year, month.month), f"the archive of {month.year}-{month.month:02d}"
    for name in (
        "rss.xml",
        "atom.xml",
        "feed.json",
        "sitemap-index.xml",
        "robots.txt",
        "llms.txt",
        "404.html",
    ):
        yield name, f"the file {name}"
