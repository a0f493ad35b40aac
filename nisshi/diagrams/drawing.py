"""What a drawer makes of a source: a drawing, or what is wrong with it."""

from __future__ import annotations

import msgspec

LONGEST = 20_000
"""So many characters of a source are drawn. The largest diagrams of real posts have about 3,000."""


class Drawing(msgspec.Struct, frozen=True):
    """An `<svg>` that can stand in a page; its labels in their order are what it says."""

    svg: str
    width: int  # in CSS pixels, as drawn
    height: int
    labels: tuple[str, ...]


class Fault(msgspec.Struct, frozen=True):
    """Why there is no drawing, in plain words, and where in the source: line and column from 1; 0: unknown."""

    message: str
    line: int = 0
    column: int = 0
    piece: str = ""  # what is wrong there, if that is known
    passing: bool = False  # nothing is said of the source: another time it may be drawn
