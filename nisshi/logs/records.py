"""What a log excerpt is made of: records with their fields, as spans into the text."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from nisshi.logs.heads import Field, FieldName, Head, Severity

PieceName = Literal[FieldName, "sep", "continuation"]


class Span(NamedTuple):
    """Offsets in characters; `end` is the first that no longer belongs."""

    start: int
    end: int


Spans = tuple[Span, ...]

Piece = tuple[PieceName, int, int]
"""A part of a record, where it starts and where it ends."""


class Record(msgspec.Struct, frozen=True, gc=False):
    """A head line with the lines that continue it.

    `start` and `end` enclose the whole record with its last line feed; `head_end` is where the head
    line's text ends, before its line feed; `head` is None where nothing is read of that line.
    `flagged` says that the severity is not the level as written: it was read from the words
    (`failures`), an HTTP status or the like; `said` are the places of those words, counted from offset `opens`.
    Commands and lines before the first head have no time.
    """

    start: int
    head_end: int
    end: int
    head: Head | None = None
    severity: Severity | None = None
    flagged: bool = False
    opens: int = 0
    said: Spans = ()

    @property
    def failures(self) -> tuple[Span, ...]:
        """The words that mean failure, as offsets in the text."""
        return (
            tuple([Span(self.opens + start, self.opens + end) for start, end in self.said])
            if self.said
            else ()
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the head line, in order, without overlap, as offsets in the text."""
        return self.head.fields(self.start) if self.head else ()

    def field(self, name: FieldName) -> Field | None:
        """The field of that name."""
        place = self.head.place(name) if self.head else None
        return Field(name, self.start + place[0], self.start + place[1]) if place else None

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
