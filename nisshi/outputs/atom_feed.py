"""Atom 1.0, RFC 4287."""

from __future__ import annotations

from collections.abc import Callable

from nisshi.outputs.feed_entries import Author, Entry, Feed
from nisshi.outputs.feed_inputs import MEDIA_TYPES
from nisshi.outputs.xml_tree import Element, child, xml_bytes, xml_child


def atom_feed(feed: Feed, self_url: str, write: Callable[[Entry], str]) -> bytes:
    """Return the document that lives at `self_url`.

    `write` gives an entry's text: `atom_entry`, or what remembers what that returned.
    """
    root = Element(
        "feed",
        {
            "xmlns": "http://www.w3.org/2005/Atom",
            "xmlns:media": "http://search.yahoo.com/mrss/",
            "xml:lang": feed.lang,
        },
    )
    child(root, "id", feed.id)
    child(root, "title", feed.title)
    if feed.description:
        child(root, "subtitle", feed.description)
    child(root, "updated", feed.updated)
    child(root, "link", attributes={"rel": "self", "type": MEDIA_TYPES["atom"], "href": self_url})
    child(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": feed.home})
    _author(root, feed.author)
    if feed.rights:
        child(root, "rights", feed.rights)
    if feed.icon:
        child(root, "icon", feed.icon)
    child(root, "generator", "Nisshi")
    return xml_bytes(root, map(write, feed.entries))


def _author(root: Element, author: Author) -> None:
    element = child(root, "author")
    child(element, "name", author.name)
    child(element, "uri", author.url)
    if author.email:
        child(element, "email", author.email)


def atom_entry(entry: Entry) -> str:
    """Return an entry as text, the same in every feed."""
    element = Element("entry", {"xml:lang": entry.lang})
    child(element, "id", entry.id)
    child(element, "title", entry.title)
    child(
        element,
        "link",
        attributes={"rel": "alternate", "type": "text/html", "hreflang": entry.lang, "href": entry.url},
    )
    child(element, "published", entry.published)
    child(element, "updated", entry.updated)
    for tag in entry.tags:
        child(element, "category", attributes={"term": tag})
    if entry.image:
        child(element, "media:thumbnail", attributes={"url": entry.image})
    if entry.summary:
        child(element, "summary", entry.summary)
    child(element, "content", entry.html, {"type": "html"})
    return xml_child(element)
