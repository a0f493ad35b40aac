"""SoundCloud: tracks and sets."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider, encoded, read_address

_NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
_API = re.compile(r"https://api\.soundcloud\.com/(tracks|playlists)/\d{1,20}")
# Pages of the site itself, and parts of a profile, which are no track.
_OURS = frozenset(
    [
        "charts",
        "discover",
        "feed",
        "jobs",
        "logout",
        "messages",
        "pages",
        "people",
        "popular",
        "search",
        "settings",
        "stream",
        "tags",
        "upload",
        "you",
    ]
)
_PARTS = frozenset(
    ["albums", "comments", "followers", "following", "likes", "popular-tracks", "reposts", "sets", "tracks"]
)
_PLAYER = "https://w.soundcloud.com/player/?url="


def _recognise(address: Address) -> Embed | None:
    if address.host == "w.soundcloud.com":
        return _framed(address.query.get("url", "")) if address.path == ("player",) else None
    path = address.path
    if not 2 <= len(path) <= 4 or path[0] in _OURS or not all(map(_NAME.fullmatch, path)):
        return None
    is_set = path[1] == "sets" and len(path) >= 3
    if not is_set and (path[1] in _PARTS or len(path) == 4):
        return None
    if len(path) == (4 if is_set else 3) and not path[-1].startswith("s-"):  # the key of a private one
        return None
    return _embed(f"https://soundcloud.com/{'/'.join(path)}", is_set)


def _framed(url: str) -> Embed | None:
    """What the player is asked to play: a page of the site, or a number."""
    if match := _API.fullmatch(url):
        return _embed(url, match[1] == "playlists", link=_PLAYER + encoded(url))
    address = read_address(url)
    return _recognise(address) if address and address.host == "soundcloud.com" else None


def _embed(url: str, is_set: bool, link: str = "") -> Embed:
    return Embed(
        provider="soundcloud",
        name="SoundCloud",
        kind="sound",
        link=link or url,
        player=_PLAYER + encoded(url),
        autoplay="auto_play=true",
        height=450 if is_set else 166,
    )


SOUNDCLOUD = Provider(
    recognise=_recognise,
    hosts=("soundcloud.com", "www.soundcloud.com", "m.soundcloud.com", "w.soundcloud.com"),
    oembed="https://soundcloud.com/oembed?format=json&url=",
    scripts=("w.soundcloud.com/player/",),
)
