"""SlideShare: slides. An old address does not say which player it has; the answer to a fetch does."""

from __future__ import annotations

import re

import msgspec

from nisshi.embeds.embed import Address, Embed, Provider

_NAME = re.compile(r"[A-Za-z0-9_.~%-]{1,255}")
_NUMBER = re.compile(r"\d{1,12}")
_KEY = re.compile(r"[A-Za-z0-9]{8,24}")
_OURS = frozenset(
    [
        "about",
        "api",
        "category",
        "explore",
        "features",
        "login",
        "search",
        "signup",
        "slideshows",
        "tag",
        "upload",
    ]
)
_PLAYER = "https://www.slideshare.net/slideshow/embed_code/"


def _recognise(address: Address) -> Embed | None:
    match address.path:
        case ("slideshow", "embed_code", "key", key) if _KEY.fullmatch(key):
            return _embed(f"{_PLAYER}key/{key}", f"key/{key}")
        case ("slideshow", "embed_code", number) if _NUMBER.fullmatch(number):
            return _embed(_PLAYER + number, number)
        case ("slideshow", name, number) if _NAME.fullmatch(name) and _NUMBER.fullmatch(number):
            return _embed(f"https://www.slideshare.net/slideshow/{name}/{number}", number)
        case (user, name) if user not in _OURS and user != "slideshow":
            if _NAME.fullmatch(user) and _NAME.fullmatch(name):
                return _embed(f"https://www.slideshare.net/{user}/{name}", "")
    return None


def _embed(link: str, player: str) -> Embed:
    return Embed(
        provider="slideshare",
        name="SlideShare",
        kind="slides",
        link=link,
        player=_PLAYER + player if player else "",
        ratio="16 / 10",
    )


def _player_id(answer: dict[str, object]) -> str:
    """The number an oEmbed answer gives as `slideshow_id`."""
    number = str(answer.get("slideshow_id", ""))
    return number if _NUMBER.fullmatch(number) else ""


def _with_id(embed: Embed, number: str) -> Embed:
    if embed.player or not _NUMBER.fullmatch(number):
        return embed
    return msgspec.structs.replace(embed, player=_PLAYER + number)


SLIDESHARE = Provider(
    recognise=_recognise,
    hosts=("slideshare.net", "www.slideshare.net"),
    oembed="https://www.slideshare.net/api/oembed/2?format=json&url=",
    player_id=_player_id,
    with_id=_with_id,
)
