"""What a log excerpt is made of: records with their fields, as spans into the text."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Severity = Literal["fatal", "error", "warning", "info", "debug"]

FieldName = Literal["time", "level", "host", "source", "pid", "thread", "message", "prompt", "command"]

PieceName = Literal[FieldName, "sep", "continuation"]


class Span(NamedTuple):
    """Offsets in characters; `end` is the first that no longer belongs."""

    start: int
    end: int


class Field(msgspec.Struct, frozen=True, gc=False):
    """A part of a head line that means something; a struct, since these are made by the thousand."""

    name: FieldName
    start: int
    end: int


Piece = tuple[PieceName, int, int]
"""A part of a record, where it starts and where it ends."""


class Record(msgspec.Struct, frozen=True, gc=False):
    """A head line with the lines that continue it.

    `start` and `end` enclose the whole record with its last line feed; `head_end` is where the head
    line's text ends, before its line feed. Fields lie in the head line, in order, without overlap.
    `flagged` says that no level is written and the severity was read from the words (`failures`),
    an HTTP status or the like. Commands and lines before the first head have no time.
    """

    start: int
    head_end: int
    end: int
    fields: tuple[Field, ...] = ()
    severity: Severity | None = None
    flagged: bool = False
    failures: tuple[Span, ...] = ()

    def field(self, name: FieldName) -> Field | None:
        """The first field of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def pieces(self, text: str) -> list[Piece]:
        """Everything from `start` to `end`, in order: joined, the pieces are the record's text."""
        pieces: list[Piece] = []
        at = self.start
        for field in self.fields:
            if field.start > at:
                pieces.append(("sep", at, field.start))
            pieces.append((field.name, field.start, field.end))
            at = field.end
        if self.head_end > at:
            pieces.append(("sep", at, self.head_end))
        line_feed = text.find("\n", self.head_end, self.end)
        body = self.end if line_feed < 0 else line_feed + 1
        if body > self.head_end:
            pieces.append(("sep", self.head_end, body))
        if self.end > body:
            pieces.append(("continuation", body, self.end))
        return pieces


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of log: its records cover the text from the first character to the last."""

    text: str
    format: str  # the format's name
    records: tuple[Record, ...]

    def count(self, *severities: Severity) -> int:
        """How many records have one of these severities."""
        return sum(record.severity in severities for record in self.records)
