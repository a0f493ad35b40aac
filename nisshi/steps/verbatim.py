"""What is published as it is: the theme's assets, the author's own files, and what was made of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from nisshi.content.scan import looked_into, pieces, read
from nisshi.digest import digest_bytes, digest_value, written
from nisshi.errors import Problem, SiteError
from nisshi.images.kinds import is_film, may_be_private
from nisshi.model import Asset, Output, SourceFile
from nisshi.steps.look import Look
from nisshi.steps.pictures import PictureFile
from nisshi.steps.studio import Studio
from nisshi.write import Stage, Wanted

_TRIES = 5  # to read a film twice with the same bytes in it


class Fresh(msgspec.Struct, frozen=True):
    """A file of the site that was not found in its place, and the key it was made under."""

    wanted: Wanted
    key: str


def verbatim_key(digest: str) -> str:
    """Return the key of an output that holds just what has this digest."""
    return f"copy.{digest}"


def asset_key(asset: Asset, found: Look) -> str:
    """Return the key of a file as it is published."""
    return _file_key(asset.path, found.sources.files[asset.path], found.engine)


def picture_key(file: PictureFile, found: Look) -> str:
    """Return the key of a file that is published for a picture."""
    if file.format:
        return f"variant.{file.work.base()}"
    return _file_key(file.work.path, file.work.digest, found.engine)


def _file_key(path: str, digest: str, engine: str) -> str:
    """Return the key of a file; of one that what is private is taken from, the engine is part of it."""
    return f"clean.{digest_value((engine, digest))}" if may_be_private(path) else verbatim_key(digest)


def verbatim(
    stage: Stage | None, assets: Iterable[Output], files: Iterable[Asset], found: Look, root: Path
) -> Iterator[Fresh]:
    """Put what the output folder lacks of them on the stage. Pictures are read one at a time, films
    pass through.

    One that was saved since the first look is published as it is now. Raises SiteError for one that is gone.
    """
    if stage is None:
        return
    for output in assets:
        wanted = _staged(output.path, output.source, output.data, stage)
        yield Fresh(wanted, verbatim_key(wanted.digest))
    for file in files:
        yield _in_place(file.output, asset_key(file, found), found) or _copied(file, stage, found, root)


def published_pictures(
    stage: Stage | None, files: Iterable[PictureFile], found: Look, studio: Studio
) -> Iterator[Fresh]:
    """Put what the output folder lacks of what was made of pictures on the stage. Raises SiteError."""
    if stage is None:
        return
    for file in files:
        key = picture_key(file, found)
        if fresh := _in_place(file.output, key, found):
            yield fresh
        elif file.format:
            data = studio.variant(file.work, file.format, file.width)
            yield Fresh(_staged(file.output, file.work.path, data, stage), key)
        else:
            yield _copied(file.asset(), stage, found, studio.root)


def _in_place(output: str, key: str, found: Look) -> Fresh | None:
    row = found.shelf.intact().get(output)
    if row is None or row.key != key:
        return None
    return Fresh(Wanted(output, row.stamp.digest, row.source), key)


def _copied(file: Asset, stage: Stage, found: Look, root: Path) -> Fresh:
    if is_film(file.path):
        return _film(file, stage, found, root)
    source = read(root, SourceFile(file.path, None, found.sources.files[file.path]))
    data = source.data or b""
    if may_be_private(file.path):
        from nisshi.images.private import without_private

        data = without_private(data)
    key = _file_key(file.path, source.digest, found.engine)
    return Fresh(_staged(file.output, file.path, data, stage), key)


def _film(file: Asset, stage: Stage, found: Look, root: Path) -> Fresh:
    source = ""  # its digest

    def fill(target: BinaryIO) -> None:
        nonlocal source
        source = _cleaned(file.path, found.sources.files[file.path], root, target)

    name, digest = stage.put_large(file.output, fill)
    key = _file_key(file.path, source, found.engine)
    return Fresh(Wanted(file.output, digest, file.path, name), key)


def _cleaned(path: str, digest: str, root: Path, target: BinaryIO) -> str:
    """Copy a film without what is private, which is not written even for a moment; returns the source's digest.

    `digest` is of how it was. Raises SiteError.
    """
    from nisshi.images.films import film_edits
    from nisshi.images.spans import covered

    for _ in range(_TRIES):
        edits = looked_into(root, path, film_edits)
        source = written(pieces(root, path), target, partial(covered, edits=edits))
        if source == digest:  # as before the edits were found, so they are of just these bytes
            return source
        digest = source
        target.seek(0)
        target.truncate()
    hint = "Is it still being copied or recorded? Build again when it is whole."
    raise SiteError((Problem(path, message="the film changes while it is read", hint=hint),))


def _staged(path: str, source: str, data: bytes, stage: Stage) -> Wanted:
    return Wanted(path, digest_bytes(data), source, stage.put(path, data))
