"""The copies of pictures of other hosts: how they are named, kept, found intact and given up."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from nisshi.authoring.picture_measure import ENDINGS, Measured
from nisshi.errors import Problem, SiteError
from nisshi.locks.images import FOLDER, RemoteImage

State = Literal["intact", "missing", "damaged", "none"]
_LONGEST = 40  # characters of a name: what it is called at its host is only there to be recognised


def copied(url: str, data: bytes, measured: Measured, day: str, keep: bool) -> RemoteImage:
    """Return the entry of images.lock for a picture that came; `day` is YYYY-MM-DD."""
    digest, parts = hashlib.sha256(data).hexdigest(), _split(url)
    file = f"{FOLDER}/{_folder(parts)}/{_name(parts)}-{digest[:8]}.{ENDINGS[measured.type]}" if keep else ""
    return RemoteImage(file, digest, measured.type, len(data), measured.width, measured.height, day)


def keep_copy(root: Path, file: str, data: bytes) -> None:
    """Write a copy, whole or not at all. Raises SiteError where the disk does not let it."""
    path = root / file
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        os.replace(fresh, path)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        hint = "Is the disk full, or the folder read-only?"
        message = f"the copy cannot be written: {error.strerror}"
        raise SiteError((Problem(file, message=message, hint=hint),)) from None


def state_of(root: Path, image: RemoteImage, by_size: bool = False) -> State:
    """Say how the copy of a picture is; "none" where none is meant to be kept. `by_size` reads nothing."""
    if not image.file:
        return "none"
    try:
        if (root / image.file).stat().st_size != image.size:
            return "damaged"
        if by_size:
            return "intact"
        data = (root / image.file).read_bytes()
    except OSError:
        return "missing"
    return "intact" if hashlib.sha256(data).hexdigest() == image.digest else "damaged"


def drop_copy(root: Path, file: str, others: Iterable[RemoteImage]) -> None:
    """Remove a copy that has been replaced, unless another picture has the same."""
    if file and all(image.file != file for image in others):
        with suppress(OSError):
            (root / file).unlink()


def named_by_embeds(root: Path) -> str:
    """Return the text of embeds.lock: its thumbnails lie among the copies too."""
    path = root / "embeds.lock"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _folder(parts: SplitResult) -> str:
    host = parts.netloc.lower().rpartition("@")[2]
    return re.sub(r"[^a-z0-9.\-]+", "_", host).strip("._") or "host"


def _name(parts: SplitResult) -> str:
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    return re.sub(r"[^A-Za-z0-9_\-]+", "-", stem).strip("-")[:_LONGEST] or "picture"


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # a bracket without its partner: nothing is fetched from there
        return urlsplit("")
