"""What stands in files, put into the fences that quote them: for the Markdown twin, which has no files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile

import msgspec

from nisshi.model import Comment, Filling

_FENCE = re.compile(r"`{3,}|~{3,}")
_CLOSED = re.compile(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*")


def with_fillings(
    body: str, fillings: Iterable[Filling], comments: Iterable[Comment]
) -> tuple[str, tuple[Comment, ...]]:
    """Return a text whose fences that quote files hold what is shown of these, and the comments in it.

    A fence that is not closed where a quotation or a list ends stays empty.
    """
    lines = body.split("\n")
    moved = tuple(comments)
    for filling in sorted(
        fillings, key=lambda one: -one.line
    ):  # from below: the lines above stay where they are
        rows = _filled(lines, filling)
        if rows:
            first, last = filling.line, filling.line + 1
            more = len(rows) - (last - first)
            lines[first:last] = rows
            moved = tuple(_below(comment, filling.line, more) for comment in moved)
    return "\n".join(lines), moved


def _filled(lines: list[str], filling: Filling) -> list[str]:
    """The line that opens the fence, with what is shown; the fence is made long enough to hold it."""
    opened = _FENCE.search(lines[filling.line]) if filling.line < len(lines) else None
    below = dropwhile(lambda at: not lines[at].strip(" \t>"), range(filling.line + 1, len(lines)))
    end = next(iter(below), 0)
    closed = _CLOSED.fullmatch(lines[end]) if end else None
    if opened is None or closed is None or not closed["fence"].startswith(opened[0]):
        return []
    sign = opened[0][0]
    longest = max(map(len, re.findall(f"{re.escape(sign)}{{3,}}", filling.text)), default=0)
    fence = sign * max(len(opened[0]), longest + 1)
    lines[end] = closed["before"] + sign * max(len(closed["fence"]), len(fence))
    head = lines[filling.line]
    before = closed["before"]
    return [
        head[: opened.start()] + fence + head[opened.end() :],
        *((before + row if row else before.rstrip()) for row in filling.text.split("\n")),
    ]


def _below(comment: Comment, line: int, more: int) -> Comment:
    return msgspec.structs.replace(comment, line=comment.line + more) if comment.line > line else comment
