"""embeds.lock: what is known of videos, posts and slides elsewhere, one line each, committed with the posts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nisshi.errors import Problem, SiteError
from nisshi.model import EmbedFacts

NAME = "embeds.lock"
FOLDER = "content/remote"
PUBLISHED = "embeds"  # below the site's root
VERSION = 1
_AGAIN = "Mend the line, or take it out and run `embeds fetch`."
# A picture below content/remote and nowhere else: the site publishes what stands here.
_FILE = (
    rf"^(?:|{FOLDER}/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:jpg|png|webp|gif))\Z"
)
_Size = Annotated[int, Meta(ge=0, le=100_000)]
_Text = Annotated[str, Meta(max_length=500)]


class LockedEmbed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of an address, under its canonical form without a start time."""

    title: _Text
    author: _Text
    thumbnail: Annotated[str, Meta(pattern=_FILE)]  # from the blog's root; "" where no copy is kept
    width: _Size  # of the thumbnail, pixels
    height: _Size
    seen: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d\Z")]  # the day it was last fetched
    player: Annotated[str, Meta(pattern=r"^[0-9a-f]{0,32}\Z")] = ""  # where the address does not tell it


class _Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    embeds: dict[str, LockedEmbed]


def read_embeds_lock(root: Path) -> dict[str, LockedEmbed]:
    """Return what embeds.lock says, by URL; {} where there is none.

    Raises SiteError, with the line, for a file that is not as `write_embeds_lock` writes it.
    """
    try:
        data = (root / NAME).read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SiteError((Problem(NAME, message=f"the file cannot be read: {error.strerror}"),)) from None
    try:
        lock = msgspec.json.decode(data, type=_Lock)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SiteError((_problem(data, error),)) from None
    if lock.version != VERSION:
        message = f"this file has the format {lock.version}, and this Nisshi reads {VERSION}"
        raise SiteError((Problem(NAME, 1, message=message, hint="Use the Nisshi that wrote it."),))
    return lock.embeds


def write_embeds_lock(root: Path, embeds: Mapping[str, LockedEmbed]) -> None:
    """Write embeds.lock, sorted by URL; the old or the new file is there at any moment. Raises SiteError."""
    encode = msgspec.json.encode
    body = b",\n".join(b"%s: %s" % (encode(url), encode(embeds[url])) for url in sorted(embeds))
    data = b'{"version": %d, "embeds": {\n%s\n}}\n' % (VERSION, body)
    path, fresh = root / NAME, root / f"{NAME}.new"
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        fresh.write_bytes(data)
        os.replace(fresh, path)  # noqa: PTH105
    except OSError as error:
        raise SiteError((Problem(NAME, message=f"the file cannot be written: {error.strerror}"),)) from None


def published(file: str) -> str:
    """Return where a thumbnail goes, from the root of the site without a slash; "" for none."""
    return file.replace(FOLDER, PUBLISHED, 1) if file else ""


def facts_of(embed: LockedEmbed, *, has_thumbnail: bool) -> EmbedFacts:
    """Return what a conversion may know: not when it was seen, and no picture that is not there."""
    return EmbedFacts(
        title=embed.title,
        author=embed.author,
        thumbnail=f"/{published(embed.thumbnail)}" if has_thumbnail else "",
        width=embed.width if has_thumbnail else 0,
        height=embed.height if has_thumbnail else 0,
        player=embed.player,
    )


def _problem(data: bytes, error: Exception) -> Problem:
    """Say where the file is wrong: the first line that holds no embed as it should be, or its syntax."""
    lines = data.decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            hint = "Keep the lines of both sides, without the marks."
            return Problem(NAME, number, 1, "a merge has left its marks here", hint, source=line)
        if line.startswith('"') and not _is_good(line):
            message = "this line is not what `embeds fetch` writes"
            return Problem(NAME, number, 1, message, _AGAIN, source=line[:200])
    at = re.search(r"byte (\d+)", str(error))
    number = min(data[: int(at[1])].count(b"\n") + 1, len(lines)) if at else len(lines)
    return Problem(NAME, number, message="the file is not what `embeds fetch` writes", hint=_AGAIN)


def _is_good(line: str) -> bool:
    try:
        msgspec.json.decode(f"{{{line.strip().removesuffix(',')}}}", type=dict[str, LockedEmbed])
    except msgspec.DecodeError:
        return False
    return True
