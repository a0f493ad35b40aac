"""RSS 2.0 (RSS Advisory Board) with the modules readers expect: content, dc, atom and media."""

from __future__ import annotations

from datetime import datetime

from nisshi.outputs.feed_entries import Entry, Feed
from nisshi.outputs.feed_inputs import MEDIA_TYPES
from nisshi.outputs.xml_tree import Element, child, xml_bytes

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def rss_feed(feed: Feed, self_url: str) -> bytes:
    """Return the document that lives at `self_url`."""
    root = Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.home)
    child(channel, "description", feed.description or feed.title)  # required, so never empty
    child(channel, "language", feed.lang)
    child(channel, "atom:link", attributes={"rel": "self", "type": MEDIA_TYPES["rss"], "href": self_url})
    if feed.rights:
        child(channel, "copyright", feed.rights)
    if feed.author.email:
        child(channel, "managingEditor", f"{feed.author.email} ({feed.author.name})")
    child(channel, "lastBuildDate", _rfc822(feed.updated))  # "the last time the content changed"
    child(channel, "generator", "Nisshi")
    for entry in feed.entries:
        _item(channel, entry, feed.author.name)
    return xml_bytes(root)


def _item(channel: Element, entry: Entry, author: str) -> None:
    item = child(channel, "item")
    child(item, "title", entry.title)
    child(item, "link", entry.url)
    # After a move the id keeps the old address, which is no longer the permalink.
    is_permalink = "true" if entry.id == entry.url else "false"
    child(item, "guid", entry.id, {"isPermaLink": is_permalink})
    child(item, "pubDate", _rfc822(entry.published))
    child(item, "dc:creator", author)
    child(item, "dc:language", entry.lang)
    for tag in entry.tags:
        child(item, "category", tag)
    if entry.image:
        child(item, "media:thumbnail", attributes={"url": entry.image})
    if entry.summary:
        child(item, "description", entry.summary)
    child(item, "content:encoded", entry.html)


def _rfc822(moment: str) -> str:
    """Return "Sun, 05 Mar 2017 08:00:00 +0900" for "2017-03-05T08:00:00+09:00" (RFC 822 section 5)."""
    time = datetime.fromisoformat(moment)
    day, month = _DAYS[time.weekday()], _MONTHS[time.month - 1]
    return f"{day}, {time.day:02} {month} {time.year:04} {time:%H:%M:%S %z}"
