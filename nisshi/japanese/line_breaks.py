"""A line break between two Japanese characters is no space: the one rule for page, feed and excerpt.

After CSS Text 4, "segment break transformation": the break goes when both neighbours are Japanese,
or one is and the other is a symbol that takes the width of its neighbours (`…`, `―`, `“`, `①`, an
emoji). Korean keeps its spaces, and so does the seam between Japanese and Latin text.
"""

from __future__ import annotations

import unicodedata

from nisshi.japanese.scripts import is_japanese


def joins(before: str, after: str) -> bool:
    """Whether the text ending in `before` and the text starting with `after` join without a space."""
    last = _last_visible(before)
    first = after[:1]
    if not last or not first:
        return False
    if is_japanese(last):
        return is_japanese(first) or _goes_with_neighbour(first)
    return is_japanese(first) and _goes_with_neighbour(last)


def join_lines(text: str) -> str:
    """Make one line of several: no space between Japanese characters, one space elsewhere."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    joined = ""
    for line in lines:
        if not line:
            continue
        joined += line if not joined or joins(joined, line) else " " + line
    return joined


def _last_visible(text: str) -> str:
    for char in reversed(text[-3:]):
        if not ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"):
            return char
    return ""


def _goes_with_neighbour(char: str) -> bool:
    """East Asian Width "ambiguous" or wide, but no letter: Greek and Cyrillic are ambiguous too."""
    if char < "\x80" or unicodedata.category(char)[0] not in "PSN":
        return False
    return unicodedata.east_asian_width(char) in "AW"
