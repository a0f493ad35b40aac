"""embeds.lock: what is known of videos, posts and slides elsewhere, one line each, committed with the posts."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from nisshi.locks.lock_file import LockFile
from nisshi.model import EmbedFacts

FOLDER = "content/remote"
PUBLISHED = "embeds"  # below the site's root
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


EMBEDS_LOCK = LockFile("embeds.lock", "embeds", "embeds fetch", LockedEmbed)


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
