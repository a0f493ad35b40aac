"""The message of a record whose lines a terminal cut, in one piece: `…frontend devi⏎ce`."""

from __future__ import annotations

import re
from functools import cached_property

from nisshi.logs.cells import cells
from nisshi.logs.failures import find_failures
from nisshi.logs.records import Excerpt, Record, Span
from nisshi.logs.render_record import is_left_out
from nisshi.logs.wrapped import LINES

NARROWEST = 60
"""Cells of a terminal; who writes shorter lines ends them himself."""

_OWN = re.compile(
    r"\s|(?:[\w$]+\.)+[\w$]*(?:Exception|Error)\b|[\w$]*(?:Exception|Error)(?=:|$)|Caused by|Uncaught|Traceback"
)
"""What begins a line of its own: an indented one, an exception."""


class Unwrapper:
    """Knows how wide the lines of an excerpt are."""

    def __init__(self, excerpt: Excerpt) -> None:
        self._text = excerpt.text

    @cached_property
    def _width(self) -> int:
        """That of the widest line, in cells: where a terminal cut any line, that is its width."""
        return max(map(cells, self._text.split("\n")))

    def message(self, record: Record) -> str:
        """The message, or the head line of a record without one, with the lines that it was cut into.

        White space is as it stands there.
        """
        field = record.field("message")
        start, end = (field.start, field.end) if field else (record.start, record.head_end)
        told = self._text[start:end]
        if end < record.head_end or not 0 < self._text.count("\n", record.start, record.end) <= LINES:
            return told
        first, *rows = self._text[record.start : record.end].split("\n")
        at = record.start + len(first)
        above = first.rstrip("\r")
        for row in rows:
            seam = self._seam(above, row.rstrip("\r"), Span(at - 1, at + 2), record)
            if seam is None:
                break
            above = row.rstrip("\r")
            told += seam + above
            at += 1 + len(row)
        return told

    def _seam(self, above: str, below: str, place: Span, record: Record) -> str | None:
        """What belongs between two lines, "" or a space; None where they are two."""
        if not below or not above or _OWN.match(below) or is_left_out(below):
            return None
        if any(span.start <= place.start and place.end <= span.end for span in record.failures):
            around = above[-40:] + below[:40]
            middle = len(above[-40:])
            return "" if any(start < middle < end for start, end in find_failures(around)) else " "
        missing = self._width - cells(above)
        is_full = missing == 0 or (missing == 1 and (cells(below[0]) == 2 or not above[-1].isspace()))
        if self._width < NARROWEST or not is_full or (above[-1].islower() and below[0].isupper()):
            return None
        return " " if missing == 1 and cells(below[0]) == 1 else ""  # a space at a line's end is not copied
