"""Vimeo: videos, also unlisted ones, which carry a key."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider, seconds

_ID = re.compile(r"\d{1,12}")
_KEY = re.compile(r"[0-9a-f]{6,20}")


def _recognise(address: Address) -> Embed | None:
    video, key = _parts(address)
    if not _ID.fullmatch(video) or (key and not _KEY.fullmatch(key)):
        return None
    about = f"https://vimeo.com/{video}{'/' if key else ''}{key}"
    start = seconds(address.fragment.removeprefix("t=")) if address.fragment.startswith("t=") else 0
    asked = f"h={key}&dnt=1" if key else "dnt=1"
    return Embed(
        provider="vimeo",
        name="Vimeo",
        kind="video",
        link=f"{about}#t={start}s" if start else about,
        about=about,
        player=f"https://player.vimeo.com/video/{video}?{asked}",
        autoplay="autoplay=1" + (f"#t={start}s" if start else ""),
        ratio="16 / 9",
    )


def _parts(address: Address) -> tuple[str, str]:
    """Return the id and the key of an unlisted video, "" where the address has none."""
    path = address.path
    if address.host == "player.vimeo.com":
        return (path[1], address.query.get("h", "")) if len(path) == 2 and path[0] == "video" else ("", "")
    match path:
        case (video,) | ("channels", _, video) | ("groups", _, "videos", video):
            return video, ""
        case (video, key):
            return video, key
        case _:
            return "", ""


VIMEO = Provider(
    recognise=_recognise,
    hosts=("vimeo.com", "www.vimeo.com", "player.vimeo.com"),
    oembed="https://vimeo.com/api/oembed.json?url=",
    scripts=("player.vimeo.com/api/",),
)
