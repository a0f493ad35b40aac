"""Spotify: tracks, albums, playlists, artists, shows and episodes."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_THINGS = ("track", "album", "playlist", "artist", "show", "episode")
_ID = re.compile(r"[A-Za-z0-9]{22}")
_LANGUAGE = re.compile(r"intl-[a-z]{2}(?:-[a-z]{2})?")


def _recognise(address: Address) -> Embed | None:
    path = address.path
    if path and (path[0] == "embed" or _LANGUAGE.fullmatch(path[0])):
        path = path[1:]
    if len(path) != 2 or path[0] not in _THINGS or not _ID.fullmatch(path[1]):
        return None
    thing = "/".join(path)
    return Embed(
        provider="spotify",
        name="Spotify",
        kind="sound",
        link=f"https://open.spotify.com/{thing}",
        player=f"https://open.spotify.com/embed/{thing}",
        height=152 if path[0] in ("track", "episode", "show") else 352,
    )


SPOTIFY = Provider(
    recognise=_recognise,
    hosts=("open.spotify.com",),
    oembed="https://open.spotify.com/oembed?url=",
    scripts=("open.spotify.com/embed/",),
)
