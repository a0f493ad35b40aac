"""The fenced blocks of a Markdown text, found without parsing the rest of it."""

from __future__ import annotations

import re
from typing import NamedTuple

# CommonMark 4.5, also inside lists, quotations, definitions and footnotes, and these in one another.
# What is taken for a fence by mistake is only looked at.
_SIGN = r"(?:[-*+:~]|\d{1,9}[.)]|\[\^[^\]\s]{1,99}\]:)[ \t>]{1,9}"
_FENCE = re.compile(
    rf"^[ \t>]{{0,40}}(?:{_SIGN}){{0,4}}(?P<mark>`{{3,}}|~{{3,}})(?P<info>[^\n]*)$", re.MULTILINE
)


class Fence(NamedTuple):
    """Where the lines between two fences stand, in characters of the text."""

    start: int
    end: int


def fenced(body: str) -> tuple[Fence, ...]:
    """Return the content of each fenced block, in order; one that is never closed goes to the end."""
    if "```" not in body and "~~~" not in body:
        return ()
    found: list[Fence] = []
    mark, start = "", 0
    for match in _FENCE.finditer(body):
        here, info = match["mark"], match["info"]
        if not mark and not (here[0] == "`" and "`" in info):
            mark, start = here, min(match.end() + 1, len(body))
        elif mark and here.startswith(mark) and not info.strip():
            found.append(Fence(start, max(start, match.start())))
            mark = ""
    if mark:
        found.append(Fence(start, len(body)))
    return tuple(found)
