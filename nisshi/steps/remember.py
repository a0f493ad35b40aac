"""What a build leaves for the next one."""

from __future__ import annotations

import os

import msgspec

from nisshi.cache import Cache
from nisshi.content.hold_back import Window
from nisshi.digest import digest_bytes
from nisshi.stamps import stamp
from nisshi.steps.attempt import Attempt
from nisshi.steps.look import Look, LookRecord, theme_digests
from nisshi.steps.plan import Plan
from nisshi.steps.prepare_all import Grove, LeavesRecord
from nisshi.steps.request import Counts, Request, Result
from nisshi.steps.shelf import Row, ShelfRecord
from nisshi.steps.verbatim import asset_key, picture_key
from nisshi.write import MANIFEST


def as_made(found: Look, grove: Grove, tried: Attempt) -> Look:
    """Return the look as what was made may be remembered under it: without a state if it fits no longer.

    A file that was saved after the look and before it was read is in the site as it was then. Were that
    remembered as the state of the look, undoing the change would not bring the former site back. Where
    pictures wait for their smaller versions, or a diagram took too long, the next build has something to
    do though nothing changes.
    """
    seen = found.sources.files
    copied = {asset.output: asset_key(asset, found) for asset in tried.plan.assets}
    copied |= {file.output: picture_key(file, found) for file in tried.plan.pictures}
    is_late = any(leaf.source != seen.get(leaf.path) for leaf in grove.leaves) or any(
        file.key != copied.get(file.wanted.path, file.key) for file in tried.fresh
    )
    is_passing = any(leaf.is_passing for leaf in grove.leaves)
    return msgspec.structs.replace(found, state="") if is_late or is_passing or tried.plan.waiting else found


def remember(cache: Cache, found: Look, window: Window, grove: Grove, plan: Plan, result: Result) -> None:
    """Put the records of a build into the cache. Nothing is saved yet."""
    told = msgspec.structs.replace(
        result, counts=Counts(reused=result.outputs), efforts=(), news=frozenset(), prepared=frozenset()
    )
    theme = theme_digests(found.theme)
    look = LookRecord(found.state, window, found.stamps.seen, told, found.engine, theme)
    cache.keep_record(f"look {found.name}", look)
    leaves = {leaf.path: leaf for leaf in grove.leaves}
    cache.keep_record(f"leaves {found.name}", LeavesRecord(grove.made_with, leaves))
    cache.keep_record(f"plan {found.name}", plan)


def remember_published(cache: Cache, request: Request, found: Look, tried: Attempt, begun: int) -> None:
    """Remember the files of the output folder, all of which are in place.

    `begun` is a moment before the first of them was written (ns since 1970).
    """
    folder = request.output
    rows = dict(tried.kept)
    for file in tried.fresh:
        wanted = file.wanted
        state = os.stat(f"{folder}/{wanted.path}")  # noqa: PTH116 (thousands: a Path for each is slow)
        rows[wanted.path] = Row(file.key, wanted.source, stamp(state, wanted.digest, begun))
    manifest = folder / MANIFEST
    state = manifest.stat()
    rows[MANIFEST] = Row("", "manifest", stamp(state, digest_bytes(manifest.read_bytes()), begun))
    cache.keep_record(f"site {found.name}", ShelfRecord(rows, found.state))
