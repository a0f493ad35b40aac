"""Speaker Deck: slides. Only a fetch tells which player belongs to the address of a talk."""

from __future__ import annotations

import re

import msgspec

from nisshi.embeds.embed import Address, Embed, Provider

_USER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NAME = re.compile(r"[A-Za-z0-9_.~%-]{1,255}")
_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IN_ANSWER = re.compile(r"speakerdeck\.com/player/([0-9a-f]{32})\b")
_OURS = frozenset(
    [
        "about",
        "assets",
        "c",
        "contact",
        "features",
        "p",
        "player",
        "pricing",
        "pro",
        "search",
        "signin",
        "signup",
        "terms",
    ]
)
_PLAYER = "https://speakerdeck.com/player/"


def _recognise(address: Address) -> Embed | None:
    match address.path:
        case ("player", player) if _ID.fullmatch(player):
            return _embed(_PLAYER + player, player)
        case (user, name) if user not in _OURS and _USER.fullmatch(user) and _NAME.fullmatch(name):
            return _embed(f"https://speakerdeck.com/{user}/{name}", "")
    return None


def _embed(link: str, player: str) -> Embed:
    return Embed(
        provider="speakerdeck",
        name="Speaker Deck",
        kind="slides",
        link=link,
        player=_PLAYER + player if player else "",
        ratio="16 / 9",
    )


def _player_id(answer: dict[str, object]) -> str:
    """The id of the player, which stands nowhere but in the answer's markup: nothing else is taken of it."""
    match = _IN_ANSWER.search(str(answer.get("html", ""))[:10_000])
    return match[1] if match else ""


def _with_id(embed: Embed, player: str) -> Embed:
    if embed.player or not _ID.fullmatch(player):
        return embed
    return msgspec.structs.replace(embed, player=_PLAYER + player)


SPEAKER_DECK = Provider(
    recognise=_recognise,
    hosts=("speakerdeck.com", "www.speakerdeck.com"),
    oembed="https://speakerdeck.com/oembed.json?url=",
    scripts=("speakerdeck.com/assets/embed.js",),
    player_id=_player_id,
    with_id=_with_id,
)
