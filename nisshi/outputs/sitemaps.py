"""Sitemaps (sitemaps.org 0.9): an index, the posts, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from html import escape
from zoneinfo import ZoneInfo

import msgspec

from nisshi.config import Settings
from nisshi.model import Article, Output, Site
from nisshi.outputs.paths import home_path
from nisshi.outputs.sheets import sheets
from nisshi.permalink import Urls, output_file

INDEX = "/sitemap-index.xml"
POSTS = "/sitemap-posts.xml"
PAGES = "/sitemap-pages.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Place(msgspec.Struct, frozen=True):
    """One address, absolute, and when what it shows last changed (None: not known)."""

    url: str
    changed: datetime | None


def sitemaps(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the index and the sitemaps that have an entry: one without any is not valid."""
    parts = ((POSTS, _posts(site, urls)), (PAGES, _pages(site, settings, urls)))
    listed = [(path, places) for path, places in parts if places]
    index = (
        Place(urls.absolute(path), _newest(place.changed for place in places)) for path, places in listed
    )
    yield _output(INDEX, _document("sitemapindex", "sitemap", index))
    for path, places in listed:
        yield _output(path, _document("urlset", "url", places))


def _posts(site: Site, urls: Urls) -> tuple[Place, ...]:
    return tuple(
        Place(urls.absolute_url(article.card.url), changed(article))
        for article in site.articles
        if not article.meta.noindex
    )


def _pages(site: Site, settings: Settings, urls: Urls) -> tuple[Place, ...]:
    """Return the home pages, each as new as its newest post, and the fixed pages."""
    zone = ZoneInfo(settings.site.timezone)
    lists = tuple(
        Place(urls.absolute(sheet.path), _newest(changed(article) for article in sheet.articles))
        for sheet in sheets(site.articles, settings.site.page_size, home_path, urls)
    )
    fixed = tuple(
        Place(urls.absolute_url(page.url), _in_zone(page.meta.updated or page.meta.date, zone))
        for page in site.pages
        if not page.meta.noindex
    )
    return lists + fixed


def changed(article: Article) -> datetime:
    """Return when the author last changed a post, as the front matter tells it."""
    return article.card.updated or article.card.date


def _in_zone(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None


def _newest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


def _document(root: str, item: str, places: Iterable[Place]) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_NAMESPACE}">']
    for place in places:
        lines += [f"  <{item}>", f"    <loc>{escape(place.url, quote=False)}</loc>"]
        if place.changed is not None:
            lines.append(f"    <lastmod>{place.changed.isoformat(timespec='seconds')}</lastmod>")
        lines.append(f"  </{item}>")
    return "\n".join((*lines, f"</{root}>", "")).encode()


def _output(path: str, data: bytes) -> Output:
    return Output(output_file(path), data, "sitemap")
