"""Embeds and frames as a feed shows them: links."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


def plain_embed(tree: LexborHTMLParser, card: LexborNode) -> None:
    """What waits for a click becomes a link, with the name of its provider behind the title."""
    link = card.css_first("a")
    if link is None:
        return
    title, name = link.css_first(".title"), link.css_first(".from")
    said = link.css_first(".said")
    plain = tree.create_node("a")
    plain.attrs["href"] = link.attributes.get("href") or ""
    plain.insert_child("" if title is None else title.text())
    more = [part.text() for part in (said, name) if part is not None]
    for child in card.css("*"):
        if child.mem_id != card.mem_id and child.parent is not None and child.parent.mem_id == card.mem_id:
            child.decompose()
    card.insert_child(plain)
    card.insert_child("".join(f" – {words}" for words in more))


def frame_link(tree: LexborHTMLParser, frame: LexborNode) -> None:
    """An embedded page becomes a link to it; one without an address has nothing to show."""
    attributes = frame.attributes
    address = attributes.get("src") or attributes.get("data")
    if not address:
        frame.decompose()
        return
    link = tree.create_node("a")
    link.attrs["href"] = address
    link.insert_child(attributes.get("title") or address)
    frame.replace_with(link)
