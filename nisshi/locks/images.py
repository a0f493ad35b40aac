"""images.lock: what is known of the pictures of other hosts, one line each, committed with the posts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nisshi.errors import Problem, SiteError

NAME = "images.lock"
FOLDER = "content/remote"
VERSION = 1
_AGAIN = "Mend the line, or take it out and run `images fetch`."
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


class _Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    images: dict[str, RemoteImage]


def read_images_lock(root: Path) -> dict[str, RemoteImage]:
    """Return what images.lock says, by URL; {} where there is none.

    Raises SiteError, with the line, for a file that is not as `write_images_lock` writes it.
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
    return lock.images


def write_images_lock(root: Path, images: Mapping[str, RemoteImage]) -> None:
    """Write images.lock, sorted by URL; the old or the new file is there at any moment. Raises SiteError."""
    encode = msgspec.json.encode
    lines = (b"%s: %s" % (encode(url), encode(images[url])) for url in sorted(images))
    body = b",\n".join(lines)
    data = b'{"version": %d, "images": {\n%s\n}}\n' % (VERSION, body)
    path, fresh = root / NAME, root / f"{NAME}.new"
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        fresh.write_bytes(data)
        os.replace(fresh, path)  # noqa: PTH105
    except OSError as error:
        raise SiteError((Problem(NAME, message=f"the file cannot be written: {error.strerror}"),)) from None


def _problem(data: bytes, error: Exception) -> Problem:
    """Say where the file is wrong: in its syntax, or in the first line that holds a wrong value."""
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            hint = "Keep the lines of both sides, without the marks."
            return Problem(NAME, number, 1, "a merge has left its marks here", hint, source=line)
        if (fault := _fault(line)) is not None:
            return Problem(NAME, number, 1, fault, _AGAIN, source=line, length=len(line))
    at = re.search(r"byte (\d+)", str(error))
    end = int(at[1]) if at else len(data) if "truncated" in str(error) else 0
    number = min(data[:end].count(b"\n") + 1, len(lines))
    message = "the file is not what `images fetch` writes: " + _plain(error)
    return Problem(NAME, number, 0, message, _AGAIN, source=lines[number - 1][:200])


def _fault(line: str) -> str | None:
    """Say what is wrong with a line that should hold a picture; None where nothing is, or it holds none."""
    if not re.match(r'\s*"https?:', line):
        return None
    try:
        msgspec.json.decode(f"{{{line.strip().removesuffix(',')}}}", type=dict[str, RemoteImage])
    except msgspec.ValidationError as error:
        field = re.search(r"`\$\[\.\.\.\](?:\.(\w+))?`", str(error))
        name = f" of “{field[1]}”" if field and field[1] else ""
        return f"the value{name} is not what it should be: {_plain(error)}"
    except msgspec.DecodeError:
        return "the line is not whole"
    return None


def _plain(error: Exception) -> str:
    """Return msgspec's words without the path, which the line says better."""
    words = re.sub(r" - at `[^`]*`$", "", str(error))
    return words[:1].lower() + words[1:]
