"""What a build leaves for the next one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from nisshi.cache import Cache
from nisshi.content.hold_back import Window
from nisshi.digest import digest_bytes
from nisshi.stamps import stamp
from nisshi.steps.attempt import Keyed
from nisshi.steps.look import Look, LookRecord
from nisshi.steps.plan import Plan
from nisshi.steps.prepare_all import Grove, LeavesRecord
from nisshi.steps.request import Counts, Request, Result
from nisshi.steps.shelf import Row, ShelfRecord
from nisshi.write import MANIFEST


def remember(cache: Cache, found: Look, window: Window, grove: Grove, plan: Plan, result: Result) -> None:
    """Put the records of a build into the cache. Nothing is saved yet."""
    told = msgspec.structs.replace(result, counts=Counts(reused=result.outputs), efforts=())
    cache.keep_record(f"look {found.name}", LookRecord(found.state, window, found.stamps.seen, told))
    leaves = {leaf.path: leaf for leaf in grove.leaves}
    cache.keep_record(f"leaves {found.name}", LeavesRecord(grove.made_with, leaves))
    cache.keep_record(f"plan {found.name}", plan)


def remember_published(
    cache: Cache, request: Request, found: Look, files: Iterable[Keyed], begun: int
) -> None:
    """Remember the files of the output folder, all of which are in place, and keep the dear ones.

    `begun` is a moment before the first of them was written (ns since 1970).
    """
    folder = request.output
    intact = found.shelf.intact()
    rows: dict[str, Row] = {}
    for file in files:
        path = file.wanted.path
        row = intact.get(path)
        if row is None or file.wanted.staged or row.stamp.digest != file.wanted.digest:
            state = os.stat(f"{folder}/{path}")  # noqa: PTH116 (thousands of files: a Path for each is slow)
            row = Row(file.key, file.wanted.source, stamp(state, file.wanted.digest, begun))
        elif row.key != file.key:
            row = Row(file.key, file.wanted.source, row.stamp)
        rows[path] = row
        if file.is_kept:
            cache.put(f"page {file.key}", Path(f"{folder}/{path}").read_bytes())
    manifest = folder / MANIFEST
    state = manifest.stat()
    rows[MANIFEST] = Row("", "manifest", stamp(state, digest_bytes(manifest.read_bytes()), begun))
    cache.keep_record(f"site {found.name}", ShelfRecord(rows))
