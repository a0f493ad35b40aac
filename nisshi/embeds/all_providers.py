"""Every provider, in the order they are asked; the one that any host may be comes last."""

from __future__ import annotations

import re
from collections.abc import Container

from nisshi.embeds.apple_podcasts import APPLE_PODCASTS
from nisshi.embeds.bluesky import BLUESKY
from nisshi.embeds.codepen import CODEPEN
from nisshi.embeds.embed import Embed, Provider, encoded, read_address
from nisshi.embeds.gist import GIST
from nisshi.embeds.github import GITHUB
from nisshi.embeds.mastodon import MASTODON
from nisshi.embeds.niconico import NICONICO
from nisshi.embeds.slideshare import SLIDESHARE
from nisshi.embeds.soundcloud import SOUNDCLOUD
from nisshi.embeds.speaker_deck import SPEAKER_DECK
from nisshi.embeds.spotify import SPOTIFY
from nisshi.embeds.vimeo import VIMEO
from nisshi.embeds.x_posts import X_POSTS
from nisshi.embeds.youtube import YOUTUBE

PROVIDERS: tuple[Provider, ...] = (
    YOUTUBE,
    VIMEO,
    X_POSTS,
    SOUNDCLOUD,
    SPOTIFY,
    SLIDESHARE,
    SPEAKER_DECK,
    CODEPEN,
    GIST,
    GITHUB,
    NICONICO,
    APPLE_PODCASTS,
    BLUESKY,
    MASTODON,
)

_SCHEME = re.compile(r"\Ahttps?:", re.IGNORECASE)


def recognise(url: str) -> Embed | None:
    """Return what an address shows, None where no provider knows it. Never raises."""
    found = _find(url)
    return found[1] if found else None


def with_player(embed: Embed, player_id: str) -> Embed:
    """Return the embed with the player that a fetch found out, where its address does not tell it."""
    provider = _find(embed.link)
    if not player_id or provider is None or provider[0].with_id is None:
        return embed
    return provider[0].with_id(embed, player_id)


def oembed_address(url: str) -> tuple[Provider, str] | None:
    """Return the provider of an address and where it tells of it (oembed.com, 2.2); None: nowhere."""
    found = _find(url)
    if not found or not found[0].oembed:
        return None
    address = read_address(url)
    host = address.host if address else ""
    return found[0], found[0].oembed.replace("{host}", host) + encoded(found[1].key)


def is_widget(address: str, mastodon_hosts: Container[str] = ()) -> bool:
    """Whether a script, given by its address, is only there to turn a provider's snippet into a frame.

    `mastodon_hosts` are those of the Mastodon posts beside it: without such a post, `/embed.js` of a
    host that may be anybody's is a script like any other.
    """
    place = _SCHEME.sub("", address.strip())
    if not place.startswith("//"):
        return False
    host, _, path = place[2:].partition("/")
    if path == "embed.js" and host.lower() in mastodon_hosts:
        return True
    return any(place[2:].startswith(start) for provider in PROVIDERS for start in provider.scripts)


def _find(url: str) -> tuple[Provider, Embed] | None:
    address = read_address(url)
    if address is None:
        return None
    for provider in PROVIDERS:
        if not provider.hosts:
            is_taken = any(address.host in other.hosts for other in PROVIDERS)
            embed = None if is_taken else provider.recognise(address)
        else:
            embed = provider.recognise(address) if address.host in provider.hosts else None
        if embed is not None:
            return provider, embed
    return None
