"""What failed in an excerpt, small enough to be known to the rest of the blog."""

from __future__ import annotations

from nisshi.logs.alike import COLUMNS
from nisshi.logs.anchors import record_anchors
from nisshi.logs.shown import Shown
from nisshi.logs.signature import signature
from nisshi.logs.unwrapped import Unwrapper
from nisshi.model import Failure

MOST = 50  # failures of one excerpt: a log of ten thousand lines is no list to read
LENGTH = 200  # characters of a message; more is no help in telling two failures apart


def failures_of(shown: Shown) -> tuple[Failure, ...]:
    """Return the errors of an excerpt in order, each signature once, at most 50.

    Without an anchor of the excerpt they have none either. What has too few words for a signature
    (a line of an access log) is told by its message.
    """
    excerpt = shown.excerpt
    if not excerpt.count("fatal", "error"):
        return ()  # the anchors of all records take longer than counting
    anchors = record_anchors(excerpt, shown.anchor) if shown.anchor else ("",) * len(excerpt.records)
    unwrapper = Unwrapper(excerpt)
    found: dict[str, Failure] = {}
    for record, anchor in zip(excerpt.records, anchors, strict=True):
        if record.severity not in ("fatal", "error"):
            continue
        message = " ".join(unwrapper.message(record)[:COLUMNS].split())
        if message:
            key, told = signature(message).key, _short(message)
            found.setdefault(key or told, Failure(anchor, excerpt.format, shown.title, told, key))
            if len(found) == MOST:
                break
    return tuple(found.values())


def _short(message: str) -> str:
    """A message that ends with a word, or with a sign that it goes on."""
    if len(message) <= LENGTH:
        return message
    start, _, rest = message[:LENGTH].rpartition(" ")
    return (start if start and len(rest) < LENGTH // 4 else message[: LENGTH - 1]) + "…"
