"""GitHub Gist: a card that is a link. Gists come into a page by a script alone, and no page of ours runs one."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_USER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_ID = re.compile(r"[0-9a-f]{20,40}|\d{1,12}")


def _recognise(address: Address) -> Embed | None:
    path = address.path
    if not path or len(path) > 2:
        return None
    gist = path[-1].removesuffix(".js")
    if not _ID.fullmatch(gist) or (len(path) == 2 and not _USER.fullmatch(path[0])):
        return None
    name = "/".join((*path[:-1], gist))
    return Embed(
        provider="gist", name="GitHub Gist", kind="code", link=f"https://gist.github.com/{name}", title=name
    )


GIST = Provider(recognise=_recognise, hosts=("gist.github.com",), scripts=("gist.github.com/",))
