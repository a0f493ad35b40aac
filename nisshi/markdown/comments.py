"""HTML comments are notes to oneself: no output shows them, the Markdown twin neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nisshi.model import Comment

_BETWEEN_LINES = r"\n[ \t>]*"  # what a list or a quotation puts before each line


def without_comments(body: str, comments: Iterable[Comment]) -> str:
    """Return a text without the comments that were found in it; a line that held nothing else goes too."""
    found = sorted(comments, key=lambda comment: (comment.line, comment.column))
    if not found:
        return body
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    kept: list[str] = []
    end = 0
    for comment in found:
        lines = comment.text.strip("\n").split("\n")
        pattern = re.compile(_BETWEEN_LINES.join(re.escape(line.strip()) for line in lines))
        line = starts[min(comment.line, len(starts) - 1)]
        match = pattern.match(body, line + comment.column - 1) if comment.column else None
        match = match or pattern.search(body, max(line, end))
        if match and match.start() >= end:
            start, stop = match.span()
            before, after = body.rfind("\n", 0, start) + 1, body.find("\n", stop)
            if (
                not body[max(before, end) : start].strip(" \t")
                and not body[stop : after % (len(body) + 1)].strip()
            ):
                start, stop = max(before, end), (len(body) if after < 0 else after + 1)
            kept.append(body[end:start])
            end = stop
    return "".join((*kept, body[end:]))
