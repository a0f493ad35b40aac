"""What a provider says of an address, and the address itself, read strictly."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qsl, quote

import msgspec

LONGEST = 2000  # characters; a longer address is no embed
# Printable ASCII without what HTML, Markdown or a shell would take for something else; no user, no port.
_URL = re.compile(
    r"https?://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)"
    r"(?P<path>/[A-Za-z0-9/._~%!$&*+,;=:@-]*)?(?:\?(?P<query>[^\s#<>\"'`\\]*))?(?:#(?P<fragment>[^\s<>\"'`\\]*))?"
)
_PRINTABLE = re.compile(r"[!-~]+")
_TIME = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s?)?")

Kind = Literal["video", "sound", "slides", "post", "code", "repository"]


class Address(msgspec.Struct, frozen=True):
    """An http(s) address in its parts."""

    host: str  # in small letters
    path: tuple[str, ...]  # its segments, without the empty one after a last slash
    query: dict[str, str]  # the first value of each name, decoded
    fragment: str


class Embed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a provider that a page can show. All texts come from strict patterns: plain ASCII."""

    provider: str  # its key, for styles and tests
    name: str  # of the provider, as readers know it
    kind: Kind
    link: str  # the canonical address, for readers
    about: str = ""  # the same without a start time: the key of embeds.lock; "" where it is `link`
    player: str = ""  # address of a page for a frame, "" where there is none
    autoplay: str = ""  # what the player is asked, so that the click that loads it also starts it
    ratio: str = ""  # width to height of the frame, as CSS has it
    height: int = 0  # of the frame, CSS pixels, where it has no ratio
    title: str = ""  # what the address itself says of it

    @property
    def key(self) -> str:
        return self.about or self.link


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """One provider: what is its own, where it answers oEmbed, what its old snippets loaded."""

    recognise: Callable[[Address], Embed | None]
    hosts: tuple[str, ...] = ()  # of `recognise`; none: any host
    oembed: str = ""  # the endpoint, up to the encoded address; "{host}" is that of the link
    scripts: tuple[str, ...] = ()  # beginnings of the addresses of its widget scripts, without scheme
    # What an answer says of the player where the address alone does not: its id, "" for none.
    player_id: Callable[[dict[str, object]], str] | None = None
    with_id: Callable[[Embed, str], Embed] | None = None  # the embed with such a player


def read_address(url: str) -> Address | None:
    """Return an address in parts; None for what is no plain http(s) address. Never raises."""
    if len(url) > LONGEST or not _PRINTABLE.fullmatch(url) or not (match := _URL.fullmatch(url)):
        return None
    path = (match["path"] or "/")[1:].removesuffix("/")
    segments = tuple(path.split("/")) if path else ()
    host = match["host"].lower()
    if "" in segments or "." in segments or ".." in segments or ".." in host:
        return None
    query: dict[str, str] = {}
    for name, value in parse_qsl((match["query"] or "").replace("&amp;", "&")):
        query.setdefault(name, value)
    return Address(host, segments, query, match["fragment"] or "")


def seconds(text: str) -> int:
    """Return the seconds of `90`, `90s` or `1h2m3s`; 0 for anything else."""
    match = _TIME.fullmatch(text)
    if not match:
        return 0
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest


def encoded(text: str) -> str:
    """Percent-encode a value of a query."""
    return quote(text, safe="")
