"""niconico: videos."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider, seconds

_ID = re.compile(r"(?:sm|nm|so)?\d{1,12}")


def _recognise(address: Address) -> Embed | None:
    path = address.path
    if address.host != "nico.ms":
        if path[:1] != ("watch",):
            return None
        path = path[1:]
    if len(path) != 1 or not _ID.fullmatch(path[0]):
        return None
    about = f"https://www.nicovideo.jp/watch/{path[0]}"
    start = seconds(address.query.get("from", ""))
    asked = f"?from={start}" if start else ""
    return Embed(
        provider="niconico",
        name="ニコニコ動画",
        kind="video",
        link=about + asked,
        about=about,
        player=f"https://embed.nicovideo.jp/watch/{path[0]}{asked}",
        ratio="16 / 9",
    )


NICONICO = Provider(
    recognise=_recognise,
    hosts=("nicovideo.jp", "www.nicovideo.jp", "sp.nicovideo.jp", "embed.nicovideo.jp", "nico.ms"),
    scripts=("embed.nicovideo.jp/",),
)
