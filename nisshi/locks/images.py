"""images.lock: what is known of the pictures of other hosts, one line each, committed with the posts."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from nisshi.locks.lock_file import LockFile

FOLDER = "content/remote"
# A file below content/remote and nowhere else, whatever its name: the site publishes what stands here.
_FILE = rf"^(?:|{FOLDER}/(?:(?!\.{{1,2}}/)[^/\\\x00-\x1f]+/)*(?!\.{{1,2}}$)[^/\\\x00-\x1f]+)\Z"
_Size = Annotated[int, Meta(ge=0)]


class RemoteImage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a picture, under the address of its original (`originals.original_url`)."""

    file: Annotated[str, Meta(pattern=_FILE)]  # from the blog's root; "" where no copy is kept
    digest: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]  # SHA-256 of its bytes
    type: Annotated[str, Meta(pattern=r"^[a-z]+/[a-z0-9.+\-]+\Z")]
    size: _Size  # bytes
    width: _Size  # pixels, as it is shown
    height: _Size
    seen: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d\Z")]  # the day it was last fetched


IMAGES_LOCK = LockFile("images.lock", "images", "images fetch", RemoteImage)
