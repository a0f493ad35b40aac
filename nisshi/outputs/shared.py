"""What every output may use besides its own inputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from nisshi.config import Settings
from nisshi.model import Body
from nisshi.outputs.views import SiteView

Text = Callable[[str], Body]  # gives the text of a post by the path of its source file


class Entries(Protocol):
    """Where entries of feeds outlive a build, which need not."""

    def get(self, post: str, made_from: bytes) -> bytes | None:
        """Return what was made of the text of a post (the path of its source file) and of `made_from`."""

    def put(self, post: str, made_from: bytes, entry: bytes) -> None:
        """Keep that."""


class Shared(msgspec.Struct, frozen=True):
    """When this changes, every output may."""

    settings: Settings  # with a [build] table of defaults: how a build runs is not what it makes
    site: SiteView  # no menu entry is marked
    cards: bool = False  # whether pages have social cards
