"""An oEmbed answer (oembed.com, 2.3) as untrusted input: JSON, a few short strings, never its HTML."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from nisshi.embeds.embed import Provider, read_address

LARGEST = 200_000  # bytes of an answer
TYPES = ("application/json", "text/json", "text/javascript", "text/plain", "application/json+oembed")
_LONGEST = 300  # characters of a title
_SPACES = re.compile(r"\s+")


class Told(msgspec.Struct, frozen=True):
    """What an answer says, cleaned."""

    title: str = ""
    author: str = ""
    picture: str = ""  # https address of the thumbnail, "" for none
    player: str = ""  # see `Provider.player_id`


def read_answer(data: bytes, provider: Provider) -> Told | None:
    """Return what an answer says; None where it is no JSON object or says nothing of use. Never raises."""
    if len(data) > LARGEST:
        return None
    try:
        answer = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not isinstance(answer, dict):
        return None
    told = Told(
        title=clean(answer.get("title")),
        author=clean(answer.get("author_name")),
        picture=_picture(answer.get("thumbnail_url")),
        player=provider.player_id(answer) if provider.player_id else "",
    )
    return told if told != Told() else None


def clean(value: object) -> str:
    """Return a text as one line without control, format or private characters; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    text = _SPACES.sub(" ", value[: 10 * _LONGEST])
    text = "".join(char for char in text if unicodedata.category(char)[0] != "C")
    text = _SPACES.sub(" ", text).strip()  # between which such a character stood
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _picture(value: object) -> str:
    url = value if isinstance(value, str) else ""
    return url if url.startswith("https://") and read_address(url) else ""
