"""What failed in an excerpt, small enough to be known to the rest of the blog."""

from __future__ import annotations

from nisshi.logs.anchors import record_anchors
from nisshi.logs.records import Excerpt, Record
from nisshi.logs.shown import Shown
from nisshi.logs.signature import signature
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
    found: dict[str, Failure] = {}
    for record, anchor in zip(excerpt.records, anchors, strict=True):
        if record.severity not in ("fatal", "error"):
            continue
        message = _message(excerpt, record)
        if message:
            key = signature(message).key
            found.setdefault(key or message, Failure(anchor, excerpt.format, shown.title, message, key))
            if len(found) == MOST:
                break
    return tuple(found.values())


def _message(excerpt: Excerpt, record: Record) -> str:
    """The message of the head line on one line; of a record without one, the head line as it stands."""
    field = record.field("message")
    start, end = (field.start, field.end) if field else (record.start, record.head_end)
    return " ".join(excerpt.text[start : min(end, start + 2 * LENGTH)].split())[:LENGTH].rstrip()
