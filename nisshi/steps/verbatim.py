"""What is published as it is: the theme's assets and the author's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from nisshi.content.scan import read
from nisshi.digest import digest_bytes
from nisshi.model import Asset, Output, SourceFile
from nisshi.steps.look import Look
from nisshi.write import Stage, Wanted


class Fresh(msgspec.Struct, frozen=True):
    """A file of the site that was not found in its place, and the key it was made under."""

    wanted: Wanted
    key: str


def verbatim_key(digest: str) -> str:
    """Return the key of an output that holds just what has this digest."""
    return f"copy.{digest}"


def verbatim(
    stage: Stage | None, assets: Iterable[Output], files: Iterable[Asset], found: Look, root: Path
) -> Iterator[Fresh]:
    """Put what the output folder lacks of them on the stage. Pictures are read one at a time.

    One that was saved since the first look is published as it is now. Raises SiteError for one that is gone.
    """
    if stage is None:
        return
    for output in assets:
        yield _fresh(output.path, output.source, output.data, stage)
    intact = found.shelf.intact()
    for file in files:
        digest = found.sources.files[file.path]
        row = intact.get(file.output)
        if row is not None and row.stamp.digest == digest:
            yield Fresh(Wanted(file.output, digest, file.path), row.key)
        else:
            source = read(root, SourceFile(file.path, None, digest))
            yield _fresh(file.output, file.path, source.data or b"", stage)


def _fresh(path: str, source: str, data: bytes, stage: Stage) -> Fresh:
    digest = digest_bytes(data)
    return Fresh(Wanted(path, digest, source, stage.put(path, data)), verbatim_key(digest))
