"""What a feed says, as values: RSS, Atom and JSON Feed are three ways to write them down."""

from __future__ import annotations

import re

import msgspec

from nisshi.model import Body
from nisshi.outputs.feed_html import feed_html
from nisshi.outputs.feed_inputs import FeedPost
from nisshi.outputs.link_marks import with_targets
from nisshi.outputs.picture_marks import with_plain_pictures
from nisshi.permalink import Urls, post_path

# Everything but the characters XML 1.0 section 2.2 allows; as the others, it takes a tenth of the time to compile.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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
    published: str  # as RFC 3339 writes moments
    updated: str
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
    updated: str
    entries: tuple[Entry, ...]  # newest first


def make_entry(post: FeedPost, body: Body, ids: Urls, urls: Urls) -> Entry:
    """Return the entry of a post: `ids` makes its id, `urls` everything that is to be followed."""
    url = urls.absolute_url(post.url)
    html = with_plain_pictures(with_targets(body.html, post.targets), post.pictures)
    return Entry(
        id=ids.absolute(post_path(post.slug)),
        url=url,
        title=clean(post.title),
        lang=post.lang,
        published=post.published,
        updated=post.updated,
        summary=clean(post.description),
        html=clean(feed_html(html, url)),
        image=urls.absolute_url(post.image),
        tags=tuple(clean(tag) for tag in post.tags),
    )


def clean(text: str) -> str:
    """Drop the characters that no XML document may hold, escaped or not."""
    return _NOT_XML.sub("", text)
