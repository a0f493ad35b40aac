"""Files that posts may quote: what lies beside them and is text, as far as its name tells."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

# Pictures, sound, films, fonts, archives and documents.
_OTHER = re.compile(
    r"\.(png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|hei[cf]|jxl|psd|mp4|m4[av]|webm|mov|avi|mkv|og[agv]|mp3|opus|wav"
    r"|flac|aac|vtt|srt|woff2?|[ot]tf|zip|t?gz|xz|bz2|zst|7z|rar|tar|pdf|epub)$",
    re.IGNORECASE,
)

OUTSIDE = ""  # in the place of the digest of a link that leads out of its post's folder
Quotable = dict[str, dict[str, str]]  # folder of an index.md, "" for what is below none -> path -> digest


def is_quotable(path: str) -> bool:
    """Whether a file may be a log by its name."""
    return not path.endswith(".md") and _OTHER.search(path) is None


def home_of(folder: str, homes: Mapping[str, object]) -> str:
    """Return the nearest folder with an index.md, at `folder` or above it; "" where there is none."""
    while folder and folder not in homes:
        folder = folder.rpartition("/")[0]
    return folder


def quotable(root: Path, homes: Iterable[str], digests: Mapping[str, str]) -> Quotable:
    """Divide files, given with their digests, among the folders of posts they may be quoted in."""
    found: Quotable = {home: {} for home in homes}
    found[""] = {}
    for path, digest in digests.items():
        home = home_of(path.rpartition("/")[0], found)
        is_inside = not (root / path).is_symlink() or _is_inside(root, path, home)
        found[home][path] = digest if is_inside else OUTSIDE
    return found


def files_for(post: str, files: Quotable) -> tuple[tuple[str, str], ...]:
    """Return path and digest of each file that a post may quote: in its folder or below, in no other post's."""
    folder = post.rpartition("/")[0]
    around = files.get(home_of(folder, files), {})
    return tuple((path, digest) for path, digest in around.items() if path.startswith(f"{folder}/"))


def _is_inside(root: Path, path: str, home: str) -> bool:
    folder = os.path.realpath(root / (home or "/".join(path.split("/")[:2])))
    return os.path.realpath(root / path).startswith(folder + os.sep)
