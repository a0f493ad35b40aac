"""What is published as it is: the theme's assets and the author's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from nisshi.digest import digest_bytes
from nisshi.model import Asset, Output
from nisshi.steps.look import Look
from nisshi.write import Stage, Wanted


class Fresh(msgspec.Struct, frozen=True):
    """A file of the site that was not found in its place, and the key it was made under."""

    wanted: Wanted
    key: str


def copies(
    stage: Stage | None, assets: Iterable[Output], files: Iterable[Asset], found: Look, root: Path
) -> Iterator[Fresh]:
    """Put what the output folder lacks of them on the stage. Pictures are read one at a time."""
    if stage is None:
        return
    for output in assets:
        yield _copy(output.path, output.source, output.data, stage)
    intact = found.shelf.intact()
    for file in files:
        digest = found.sources.files[file.path]
        row = intact.get(file.output)
        if row is not None and row.stamp.digest == digest:
            yield Fresh(Wanted(file.output, digest, file.path), row.key)
        else:
            yield _copy(file.output, file.path, (root / file.path).read_bytes(), stage)


def _copy(path: str, source: str, data: bytes, stage: Stage) -> Fresh:
    digest = digest_bytes(data)
    return Fresh(Wanted(path, digest, source, stage.put(path, data)), f"copy.{digest}")
