"""What of the cache the last builds would ask for again."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.cache import Cache
from nisshi.steps.plan import Plan
from nisshi.steps.prepare_all import LeavesRecord
from nisshi.steps.shelf import ShelfRecord


def needed(cache: Cache) -> Iterator[str]:
    """Yield the keys of the texts and pages that the records of all output folders speak of."""
    for name in cache.contents().records:
        match name.split()[0]:
            case "leaves":
                leaves = cache.record(name, LeavesRecord)
                yield from (leaf.key for leaf in leaves.leaves.values()) if leaves else ()
            case "plan":
                plan = cache.record(name, Plan)
                yield from (f"task {digest}" for digest in plan.digests) if plan else ()
                for file in plan.pictures if plan else ():
                    yield from (file.work.key(), file.work.variant_key(file.format, file.width))
            case "site":
                site = cache.record(name, ShelfRecord)
                yield from (f"page {row.key}" for row in site.rows.values()) if site else ()
