"""Where feeds are made: what one of them made of a post, the others use again."""

from __future__ import annotations

import msgspec

from nisshi.config import Settings
from nisshi.outputs.feed_entries import Author, Entry, Feed, clean, make_entry
from nisshi.outputs.feed_inputs import FeedInputs, FeedPost
from nisshi.outputs.shared import Entries, Text
from nisshi.outputs.views import SiteView
from nisshi.permalink import Urls, urls_for

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class FeedDesk:
    """Writes feeds; the HTML of a post, which is dear, is rewritten once for all that it stands in.

    `kept` remembers it for the builds to come, where a post is other than its neighbours in a feed.
    """

    def __init__(self, site: SiteView, settings: Settings, urls: Urls, kept: Entries | None = None) -> None:
        self._settings = settings
        self._kept = kept
        self._urls = urls
        self._ids = urls_for(settings.feeds.id_base or settings.site.url)
        self._entries: dict[FeedPost, Entry] = {}
        self._written: dict[Entry, str] = {}  # as Atom
        author = clean(site.author or site.title)
        self._author = Author(author, urls.absolute_url(site.author_url), settings.author.email)
        self._icon = urls.absolute_url(site.icon) if site.icon else ""

    def write(self, inputs: FeedInputs, text: Text) -> bytes:
        """Return the document."""
        feed, self_url = self._feed(inputs, text), self._urls.absolute(inputs.path)
        match inputs.format:  # a format is imported when there is a feed to write in it
            case "rss":
                from nisshi.outputs.rss_feed import rss_feed

                return rss_feed(feed, self_url)
            case "atom":
                from nisshi.outputs.atom_feed import atom_feed

                return atom_feed(feed, self_url, self._atom_entry)
            case "json":
                from nisshi.outputs.json_feed import json_feed

                return json_feed(feed, self_url)

    def _feed(self, inputs: FeedInputs, text: Text) -> Feed:
        own = self._settings.site
        return Feed(
            id=self._ids.absolute(inputs.home),
            title=clean(f"{inputs.name} – {own.title}" if inputs.name else own.title),
            description=clean(own.description),
            lang=own.lang,
            home=self._urls.absolute(inputs.home),
            author=self._author,
            rights=clean(own.license),
            icon=self._icon,
            updated=inputs.updated,
            entries=tuple(self._entry(post, text) for post in inputs.posts),
        )

    def _entry(self, post: FeedPost, text: Text) -> Entry:
        entry = self._entries.get(post)
        if entry is None:
            entry = self._entries[post] = self._kept_entry(post, text)
        return entry

    def _kept_entry(self, post: FeedPost, text: Text) -> Entry:
        if self._kept is None:
            return make_entry(post, text(post.path), self._ids, self._urls)
        made_from = _encode((post, self._ids.base, self._urls.base))
        data = self._kept.get(post.path, made_from)
        if data is not None:
            return msgspec.msgpack.decode(data, type=Entry)
        entry = make_entry(post, text(post.path), self._ids, self._urls)
        self._kept.put(post.path, made_from, _encode(entry))
        return entry

    def _atom_entry(self, entry: Entry) -> str:
        from nisshi.outputs.atom_feed import atom_entry

        written = self._written.get(entry)
        if written is None:
            written = self._written[entry] = atom_entry(entry)
        return written
