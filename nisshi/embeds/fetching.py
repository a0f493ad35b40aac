"""What `embeds fetch` does, with the way to the network handed in: addresses in, lines of embeds.lock out."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from nisshi.embeds.all_providers import oembed_address
from nisshi.embeds.oembed import LARGEST, TYPES, Told, read_answer
from nisshi.locks.embeds import FOLDER, LockedEmbed

LARGEST_PICTURE = 5_000_000  # bytes
_MOST_PIXELS = 40_000_000
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


class Got(msgspec.Struct, frozen=True):
    """An answer from the network, or why there is none (`fault`, in plain words)."""

    data: bytes = b""
    fault: str = ""


class Ask(msgspec.Struct, frozen=True):
    """What is asked of the network."""

    url: str
    size: int  # bytes that the answer may have
    accept: tuple[str, ...]  # types, or kinds such as "image/"


class Fetching(msgspec.Struct, frozen=True):
    """What one fetch needs to know."""

    root: Path
    ask: Callable[[Ask], Got]
    today: str  # as in embeds.lock


class Outcome(msgspec.Struct, frozen=True):
    """What came of one address."""

    embed: LockedEmbed | None
    fault: str = ""


def can_be_asked(url: str) -> bool:
    """Whether a provider tells of this address."""
    return oembed_address(url) is not None


def fetch_embed(url: str, fetching: Fetching) -> Outcome:
    """Ask the provider of an address and keep a copy of its picture; says what is wrong, never raises for it."""
    found = oembed_address(url)
    if found is None:
        return Outcome(None, "its provider tells nothing")
    provider, address = found
    got = fetching.ask(Ask(address, LARGEST, TYPES))
    if got.fault:
        return Outcome(None, got.fault)
    told = read_answer(got.data, provider)
    if told is None:
        return Outcome(None, "the answer is not what oEmbed answers are")
    picture = _picture(told, fetching)
    return Outcome(
        LockedEmbed(
            title=told.title,
            author=told.author,
            thumbnail=picture[0],
            width=picture[1],
            height=picture[2],
            seen=fetching.today,
            player=told.player,
        ),
        picture[3],
    )


def unused(pictures: Sequence[str], embeds: Sequence[LockedEmbed]) -> tuple[str, ...]:
    """Return those of our copies that no embed shows any more."""
    shown = {embed.thumbnail for embed in embeds}
    return tuple(sorted({picture for picture in pictures if picture and picture not in shown}))


def _picture(told: Told, fetching: Fetching) -> tuple[str, int, int, str]:
    """Keep a copy of a thumbnail: its path from the blog's root, width, height, and what went wrong."""
    if not told.picture:
        return "", 0, 0, ""
    got = fetching.ask(Ask(told.picture, LARGEST_PICTURE, ("image/",)))
    if got.fault:
        return "", 0, 0, f"its picture {got.fault}"
    size = _size(got.data)
    if size is None:
        return "", 0, 0, "its picture is none that browsers show"
    ending, width, height = size
    host = told.picture.split("/")[2].lower()
    digest = hashlib.sha256(got.data).hexdigest()[:16]
    name = f"{FOLDER}/{host}/embed-{digest}.{ending}"
    path = fetching.root / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(got.data)
    except OSError as error:
        return "", 0, 0, f"its picture cannot be kept: {error.strerror}"
    return name, width, height, ""


def _size(data: bytes) -> tuple[str, int, int] | None:
    """Return ending, width and height of a picture; None for what is none, or is too large to be one."""
    from PIL import Image

    with warnings.catch_warnings(), suppress(Exception):  # Pillow raises many things for broken files
        warnings.simplefilter("error")
        with Image.open(io.BytesIO(data), formats=tuple(_ENDINGS)) as image:
            width, height = image.size
            ending = _ENDINGS.get(image.format or "")
            if ending and 0 < width * height <= _MOST_PIXELS:
                image.load()
                return ending, width, height
    return None
