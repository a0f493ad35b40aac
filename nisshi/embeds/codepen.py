"""CodePen: pens."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_USER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PEN = re.compile(r"[A-Za-z0-9]{5,40}")
_VIEWS = ("pen", "full", "details", "embed")


def _recognise(address: Address) -> Embed | None:
    path = address.path
    if path[1:3] == ("embed", "preview"):
        path = (path[0], "embed", *path[3:])
    if len(path) != 3 or path[1] not in _VIEWS or not _USER.fullmatch(path[0]) or not _PEN.fullmatch(path[2]):
        return None
    return Embed(
        provider="codepen",
        name="CodePen",
        kind="code",
        link=f"https://codepen.io/{path[0]}/pen/{path[2]}",
        player=f"https://codepen.io/{path[0]}/embed/{path[2]}?default-tab=result",
        height=400,
    )


CODEPEN = Provider(
    recognise=_recognise,
    hosts=("codepen.io", "www.codepen.io"),
    oembed="https://codepen.io/api/oembed?format=json&url=",
    scripts=("static.codepen.io/", "cpwebassets.codepen.io/", "production-assets.codepen.io/", "codepen.io/"),
)
