"""Records that say the same but for times and numbers."""

from __future__ import annotations

import re
from itertools import groupby

from nisshi.logs.records import Excerpt, Record

COLUMNS = 1000
"""So much of a message says what it is about; it bounds the time a record of a megabyte takes."""

LEAST = 3
"""So many records alike are folded; two are sooner read than a sentence about them."""

_VARIABLE = re.compile(
    r"""[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}
    | "(?:[^"\\\n]|\\.){0,300}" | (?<!\w)'[^'\n]{1,120}'(?!\w)
    | (?:(?<=/)|(?<![\w]))(?=[0-9a-fA-F]*\d)[0-9a-fA-F]{7,64}(?!\w)
    | (?<!\w)(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?!\w)
    | 0x[0-9a-fA-F]+
    | \d+(?:[.,:]\d+)*
    """,
    re.VERBOSE,
)


def variables_out(message: str) -> str:
    """Return a message with numbers, ids, addresses and quoted words each as `‹n›`, spaces folded."""
    return " ".join(_VARIABLE.sub("‹n›", message[:COLUMNS]).split())


def runs(excerpt: Excerpt) -> tuple[tuple[int, int], ...]:
    """Return where three records or more follow each other that are alike, as indexes [first, after last).

    Records of severity error or fatal are in none: what failed is never folded away.
    """
    found = []
    at = 0
    for shape, group in groupby(excerpt.records, lambda record: _shape(excerpt.text, record)):
        count = sum(1 for _ in group)
        if shape and count >= LEAST:
            found.append((at, at + count))
        at += count
    return tuple(found)


def _shape(text: str, record: Record) -> str:
    """What makes records alike; "" for one that stays alone."""
    message = record.field("message")
    if record.severity in ("error", "fatal") or message is None or record.field("time") is None:
        return ""
    source, host = record.field("source"), record.field("host")
    named = "\x00".join(text[field.start : field.end] for field in (source, host) if field)
    return f"{record.severity}\x00{variables_out(named)}\x00{variables_out(text[message.start : record.end])}"
