"""What a feed says, as values: RSS, Atom and JSON Feed are three ways to write them down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from nisshi.config import Settings
from nisshi.model import Article, Site
from nisshi.outputs.feed_html import feed_html
from nisshi.outputs.paths import home_path
from nisshi.outputs.site_view import site_view
from nisshi.outputs.words import words_for
from nisshi.permalink import Urls, post_path, urls_for

# Everything but the characters XML 1.0 section 2.2 allows.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# An empty feed must still say when it changed; any fixed moment is truer than the time of the build.
_BEFORE_ANY_POST = datetime(1970, 1, 1, tzinfo=UTC)


class Author(msgspec.Struct, frozen=True):
    name: str  # never empty: RFC 4287 section 3.2.1
    url: str
    email: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One post. Every URL is absolute; texts hold only characters that XML allows."""

    id: str  # the same for life, also after the blog has moved
    url: str
    title: str
    lang: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    image: str  # "" when the post has no header image
    tags: tuple[str, ...]


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    title: str
    description: str
    lang: str
    home: str  # the page this feed follows
    author: Author
    rights: str
    icon: str
    updated: datetime
    entries: tuple[Entry, ...]  # newest first


class FeedDesk:
    """Makes the feeds of one build; a post that stands in many feeds is rewritten once."""

    def __init__(self, site: Site, settings: Settings, urls: Urls) -> None:
        self._settings = settings
        self._urls = urls
        self._ids = urls_for(settings.feeds.id_base or settings.site.url)
        self._entries: dict[str, Entry] = {}  # by path below site/
        view = site_view(site, settings, urls, words_for(settings.site.lang))
        author_url = urls.absolute_url(view.author_url)
        self._author = Author(clean(view.author or view.title), author_url, settings.author.email)
        self._icon = urls.absolute_url(view.icon) if view.icon else ""

    def feed(self, articles: Iterable[Article], path: str = home_path(), name: str = "") -> Feed:
        """Return the feed of the newest of `articles` that may be found by machines.

        `path` is the page the feed follows, `name` what sets it apart from the site's own feed.
        """
        own = self._settings.site
        listed = [article for article in articles if not article.post.meta.noindex]
        entries = tuple(self._entry(article) for article in listed[: self._settings.feeds.items])
        title = f"{name} – {own.title}" if name else own.title
        return Feed(
            id=self._ids.absolute(path),
            title=clean(title),
            description=clean(own.description),
            lang=own.lang,
            home=self._urls.absolute(path),
            author=self._author,
            rights=clean(own.license),
            icon=self._icon,
            updated=max((entry.updated for entry in entries), default=_BEFORE_ANY_POST),
            entries=entries,
        )

    def _entry(self, article: Article) -> Entry:
        entry = self._entries.get(article.output)
        if entry is None:
            entry = self._entries[article.output] = make_entry(article, self._ids, self._urls)
        return entry


def make_entry(article: Article, ids: Urls, urls: Urls) -> Entry:
    """Return the entry of a post: `ids` makes its id, `urls` everything that is to be followed."""
    card = article.card
    url = urls.absolute_url(card.url)
    return Entry(
        id=ids.absolute(post_path(article.post.meta.slug)),
        url=url,
        title=clean(card.title),
        lang=card.lang,
        published=card.date,
        updated=max(card.date, card.updated or card.date),
        summary=clean(card.description),
        html=clean(feed_html(article.html, url)),
        image=urls.absolute_url(card.header_image),
        tags=tuple(clean(tag.name) for tag in card.tags),
    )


def clean(text: str) -> str:
    """Drop the characters that no XML document may hold, escaped or not."""
    return _NOT_XML.sub("", text)


def rfc3339(moment: datetime) -> str:
    """Return "2017-03-05T01:28:27+09:00" (RFC 3339 section 5.6)."""
    return moment.isoformat(timespec="seconds")
