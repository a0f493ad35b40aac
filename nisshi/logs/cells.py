"""How wide a line is on a terminal and in a face whose full-width characters take two cells."""

from __future__ import annotations

from unicodedata import east_asian_width


def cells(text: str) -> int:
    """Return the number of cells; a tab counts as one."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
