"""Ids of log excerpts and of their records: made from the text, so that an edit elsewhere leaves them."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from nisshi.logs.records import Excerpt


def anchor_of(code: str, nth: int) -> str:
    """The id of an excerpt, from its first line that is not blank.

    `nth` is how many excerpts of the same post before it begin with the same line.
    """
    first = next((line.strip() for line in code.split("\n") if line.strip()), "")
    anchor = f"log-{_hex(first, 5)}"
    return f"{anchor}-{nth + 1}" if nth else anchor


def record_anchors(excerpt: Excerpt, anchor: str) -> tuple[str, ...]:
    """The id of each record, from its head line; of equal ones the second ends in -2, and so on."""
    seen: Counter[str] = Counter()
    anchors = []
    for record in excerpt.records:
        digest = _hex(excerpt.text[record.start : record.head_end], 4)
        seen[digest] += 1
        nth = f"-{seen[digest]}" if seen[digest] > 1 else ""
        anchors.append(f"{anchor}-{digest}{nth}")
    return tuple(anchors)


def _hex(line: str, digits: int) -> str:
    # A lone surrogate must not stop a build.
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()[:digits]
