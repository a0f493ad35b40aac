"""The feeds of the site and one of each tag, all made from the same entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nisshi.config import Settings
from nisshi.model import Output, Site
from nisshi.outputs.atom_feed import atom_entry, atom_feed
from nisshi.outputs.feed_entries import FeedDesk
from nisshi.outputs.json_feed import json_feed
from nisshi.outputs.paths import tag_feed_path, tag_path
from nisshi.outputs.rss_feed import rss_feed
from nisshi.permalink import Urls, output_file

SITE_FEEDS = (("/rss.xml", rss_feed), ("/atom.xml", atom_feed), ("/feed.json", json_feed))


def feeds(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield /rss.xml, /atom.xml, /feed.json and an Atom feed of each tag.

    A tag has one format, since every reader knows Atom and each format repeats the full texts.
    """
    desk = FeedDesk(site, settings, urls)
    whole = desk.feed(site.articles)
    for path, write in SITE_FEEDS:
        yield Output(output_file(path), write(whole, urls.absolute(path)), "feed of the site")
    entry_text = cache(atom_entry)  # a post stands in the feed of each of its tags
    for term in site.terms:
        tag = term.tag
        path = tag_feed_path(tag)
        feed = desk.feed(term.articles, tag_path(tag), tag.name)
        yield Output(
            output_file(path),
            atom_feed(feed, urls.absolute(path), entry_text),
            f"feed of the tag “{tag.name}”",
        )
