"""Which lines below a record are frames of a stack trace: they may fold, what the exception says may not."""

from __future__ import annotations

import re

from nisshi.logs.records import Record

LEAST = 2
"""So many lines of frames are folded; one is shown."""

_FRAME = re.compile(
    r"""\s+at\ \S                            # Java, JavaScript, .NET
    | \s+\.\.\.\ \d+\ (?:more|common\ frames)
    | \s*File\ "[^"]+",\ line\ \d+           # Python
    | \s+(?:from\ )?\S+:\d+:in\ [`'"]        # Ruby
    | \#\d+\ \S                              # PHP, gdb
    | \s+\d+:\s+(?:0x[0-9a-f]+\ -\ )?[\w<]   # Rust
    | goroutine\ \d+\ \[                     # Go
    | \s+\S+\.go:\d+ | [\w./*()-]+\([^()]*\)$
    | \s+\S+\.rs:\d+
    """,
    re.VERBOSE,
)
_OPENS = re.compile(r"\s*(?:Traceback \(most recent call last\):|stack backtrace:|Stack trace:)\s*$")


def trace_spans(text: str, record: Record) -> list[tuple[int, int]]:
    """Return where frames follow each other in a record's continuation, each with its last line feed.

    A line deeper than the frame above it (the source of a Python frame) is part of that frame. What
    an exception says, and what it was caused by, stands between such spans and is in none.
    """
    spans: list[tuple[int, int]] = []
    at = text.find("\n", record.head_end, record.end) + 1
    if not at:
        return spans
    start, count, indent = at, 0, -1
    while at < record.end:
        end = text.find("\n", at, record.end) + 1 or record.end
        line = text[at:end].rstrip()
        deep = len(line) - len(line.lstrip())
        if _FRAME.match(line) or _OPENS.match(line):
            start, count, indent = (at, 1, deep) if not count else (start, count + 1, deep)
        elif count and line and deep > indent >= 0:
            count += 1
        else:
            spans += [(start, at)] * (count >= LEAST)
            count, indent = 0, -1
        at = end
    return spans + [(start, at)] * (count >= LEAST)
