"""Apple Podcasts: shows and episodes."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_COUNTRY = re.compile(r"[a-z]{2}")
_NAME = re.compile(r"[A-Za-z0-9._~%-]{1,500}")
_SHOW = re.compile(r"id\d{1,15}")
_EPISODE = re.compile(r"\d{1,20}")


def _recognise(address: Address) -> Embed | None:
    path = address.path
    country = path[0] if path and _COUNTRY.fullmatch(path[0]) else ""
    rest = path[1:] if country else path
    if not 2 <= len(rest) <= 3 or rest[0] != "podcast" or not _SHOW.fullmatch(rest[-1]):
        return None
    if len(rest) == 3 and not _NAME.fullmatch(rest[1]):
        return None
    episode = address.query.get("i", "")
    is_episode = bool(_EPISODE.fullmatch(episode))
    place = "/".join(path) + (f"?i={episode}" if is_episode else "")
    return Embed(
        provider="apple-podcasts",
        name="Apple Podcasts",
        kind="sound",
        link=f"https://podcasts.apple.com/{place}",
        player=f"https://embed.podcasts.apple.com/{place}",
        height=175 if is_episode else 450,
    )


APPLE_PODCASTS = Provider(
    recognise=_recognise,
    hosts=("podcasts.apple.com", "embed.podcasts.apple.com"),
    oembed="https://podcasts.apple.com/api/oembed?url=",
)
