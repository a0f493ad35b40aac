"""YouTube: videos, live streams, shorts and playlists; the player is the one that sets no cookies."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider, seconds

_SITES = ("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com")
_PLAYERS = ("youtube-nocookie.com", "www.youtube-nocookie.com")
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")
_LIST = re.compile(r"[A-Za-z0-9_-]{10,64}")
_NAMED = ("live", "shorts", "embed", "v", "e")
_PLAYER = "https://www.youtube-nocookie.com/embed/"


def _recognise(address: Address) -> Embed | None:
    list_id = address.query.get("list", "")
    if not _LIST.fullmatch(list_id):
        list_id = ""
    if address.path in (("playlist",), ("embed", "videoseries")):
        return _playlist(list_id) if list_id else None
    video = _video_of(address)
    if not _VIDEO.fullmatch(video):
        return None
    is_short = address.path[:1] == ("shorts",)
    about = f"https://www.youtube.com/{'shorts/' if is_short else 'watch?v='}{video}"
    start = _start(address)
    asked = [f"start={start}"] if start else []
    asked += [f"list={list_id}"] if list_id else []
    return Embed(
        provider="youtube",
        name="YouTube",
        kind="video",
        link=f"{about}{'?' if is_short else '&'}t={start}s" if start else about,
        about=about,
        player=f"{_PLAYER}{video}{'?' if asked else ''}{'&'.join(asked)}",
        autoplay="autoplay=1",
        ratio="9 / 16" if is_short else "16 / 9",
    )


def _video_of(address: Address) -> str:
    if address.host == "youtu.be":
        return address.path[0] if len(address.path) == 1 else ""
    if address.path == ("watch",) and address.host in _SITES:
        return address.query.get("v", "")
    return address.path[1] if len(address.path) == 2 and address.path[0] in _NAMED else ""


def _start(address: Address) -> int:
    fragment = address.fragment.removeprefix("t=") if address.fragment.startswith("t=") else ""
    found = (address.query.get("t", ""), address.query.get("start", ""), fragment)
    return next((start for text in found if (start := seconds(text))), 0)


def _playlist(list_id: str) -> Embed:
    return Embed(
        provider="youtube",
        name="YouTube",
        kind="video",
        link=f"https://www.youtube.com/playlist?list={list_id}",
        player=f"{_PLAYER}videoseries?list={list_id}",
        autoplay="autoplay=1",
        ratio="16 / 9",
    )


YOUTUBE = Provider(
    recognise=_recognise,
    hosts=(*_SITES, *_PLAYERS, "youtu.be"),
    oembed="https://www.youtube.com/oembed?format=json&url=",
)
