"""Heading ids exactly as npm github-slugger 2 makes them, so that links into old posts stay good."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# github-slugger gives a first `！？` an empty id, which HTML forbids; this sign is in no slug.
_EMPTY = "§"
_KEPT = frozenset(("Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
# Circled and squared letters have Unicode's property Alphabetic although they are symbols.
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def slug(text: str) -> str:
    """Lower-case, drop all but letters, marks, digits, `_` and `-`, and turn spaces into `-`."""
    return "".join(filter(_keeps, text.lower())).replace(" ", "-")


class Slugger:
    """Numbers the slugs of one text: a second `おまけ` is `おまけ-1`."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def unique(self, text: str) -> str:
        """Return an id no call before returned; never an empty one."""
        base = result = slug(text)
        while result in self._used:
            self._used[base] += 1
            result = f"{base}-{self._used[base]}"
        self._used[result] = 0
        return result or _EMPTY


@lru_cache(maxsize=4096)  # more than the characters of a whole blog's headings
def _keeps(char: str) -> bool:
    if char in " -" or unicodedata.category(char) in _KEPT:
        return True
    return any(first <= ord(char) <= last for first, last in _CIRCLED)
