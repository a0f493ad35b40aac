"""Bluesky: posts, by the name or the DID of who wrote them."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_WHO = re.compile(r"did:plc:[a-z2-7]{24}|(?=[^/]{1,253}$)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_POST = re.compile(r"[a-z2-7]{13}")


def _recognise(address: Address) -> Embed | None:
    match address.path:
        case ("profile", who, "post", post) if address.host == "bsky.app":
            pass
        case ("embed", who, "app.bsky.feed.post", post) if address.host == "embed.bsky.app":
            pass
        case _:
            return None
    if not _WHO.fullmatch(who) or not _POST.fullmatch(post):
        return None
    return Embed(
        provider="bluesky",
        name="Bluesky",
        kind="post",
        link=f"https://bsky.app/profile/{who}/post/{post}",
        player=f"https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{post}",
        height=480,
    )


BLUESKY = Provider(
    recognise=_recognise,
    hosts=("bsky.app", "embed.bsky.app"),
    oembed="https://embed.bsky.app/oembed?url=",
    scripts=("embed.bsky.app/static/",),
)
