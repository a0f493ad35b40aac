"""Mastodon: posts, on whatever host; they are known by their path, `/@name/NUMBER`."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")
_WHO = re.compile(r"@[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9.-]{1,253})?")
_ADDRESS = re.compile(
    r"//([A-Za-z0-9.-]{4,253})/@[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9.-]{1,253})?/\d{15,20}(?!\d)"
)
_POST = re.compile(r"\d{15,20}")  # the time is in it: shorter ones are of no Mastodon since 2016


def _recognise(address: Address) -> Embed | None:
    path = address.path[:2] if address.path[2:] == ("embed",) else address.path
    if len(path) != 2 or not _WHO.fullmatch(path[0]) or not _POST.fullmatch(path[1]):
        return None
    if not _HOST.fullmatch(address.host):
        return None
    link = f"https://{address.host}/{path[0]}/{path[1]}"
    return Embed(
        provider="mastodon", name="Mastodon", kind="post", link=link, player=f"{link}/embed", height=480
    )


def hosts_of_posts(text: str) -> frozenset[str]:
    """Return the hosts, in small letters, of the posts whose addresses stand in a text or HTML."""
    return frozenset(host.lower() for host in _ADDRESS.findall(text))


MASTODON = Provider(recognise=_recognise, oembed="https://{host}/api/oembed?url=")
