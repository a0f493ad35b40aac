"""What of the cache the last builds would ask for again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nisshi.cache import Cache
from nisshi.steps.kept import ENTRY
from nisshi.steps.plan import Plan
from nisshi.steps.prepare import Leaf
from nisshi.steps.prepare_all import LeavesRecord
from nisshi.steps.shelf import ShelfRecord

_FEW_AND_SMALL = ("template ", "closures ")  # no record names them, and every build wants them


def is_needed(cache: Cache) -> Callable[[str], bool]:
    """Return whether the last builds would ask for a key again, as a function of the key."""
    keys = frozenset(needed(cache))
    texts = frozenset(leaf.body_digest for leaf in _leaves(cache))

    def asked_for(key: str) -> bool:
        if key.startswith(ENTRY):
            return key.split(" ")[1] in texts
        return key in keys or key.startswith(_FEW_AND_SMALL)

    return asked_for


def needed(cache: Cache) -> Iterator[str]:
    """Yield the keys of the texts and pages that the records of all output folders speak of."""
    yield from (leaf.key for leaf in _leaves(cache))
    for name in cache.contents().records:
        match name.split()[0]:
            case "plan":
                plan = cache.record(name, Plan)
                yield from (f"task {digest}" for digest in plan.digests) if plan else ()
                for file in plan.pictures if plan else ():
                    yield from (file.work.key(), file.work.variant_key(file.format, file.width))
            case "site":
                site = cache.record(name, ShelfRecord)
                yield from (f"page {row.key}" for row in site.rows.values()) if site else ()


def _leaves(cache: Cache) -> Iterator[Leaf]:
    for name in cache.contents().records:
        if name.split()[0] == "leaves" and (record := cache.record(name, LeavesRecord)):
            yield from record.leaves.values()
