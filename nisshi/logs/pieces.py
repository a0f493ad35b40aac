"""Excerpts taken apart into records and put together again from some of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec
from msgspec.structs import replace

from nisshi.logs.ansi import Run
from nisshi.logs.records import Excerpt, Record
from nisshi.logs.shown import Cut


class Piece(msgspec.Struct, frozen=True):
    """A record of some excerpt; `number` is the line of the file it begins at, from 1.

    `runs` are its colours, with offsets from its start.
    """

    excerpt: Excerpt
    index: int
    number: int
    runs: tuple[Run, ...] = ()

    @property
    def record(self) -> Record:
        """The record with offsets in its own excerpt."""
        return self.excerpt.records[self.index]

    @property
    def text(self) -> str:
        """The record's text, mostly with a last line feed."""
        record = self.record
        return self.excerpt.text[record.start : record.end]

    @property
    def after(self) -> int:
        """The number of the line below it."""
        text = self.text
        return self.number + text.count("\n") + (not text.endswith("\n"))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some records of a file, in its order; `cuts` count in `pieces`."""

    title: str  # the format's
    pieces: tuple[Piece, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def excerpt(self) -> Excerpt:
        """The records as an excerpt of their own."""
        return joined(self.pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The colours of that excerpt."""
        texts = (piece.text.removesuffix("\n") for piece in self.pieces)
        starts = accumulate((len(text) + 1 for text in texts), initial=0)
        return tuple(
            run
            for piece, start in zip(self.pieces, starts, strict=False)
            for run in _shifted(piece.runs, start)
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The line of the file that each record begins at."""
        return tuple(piece.number for piece in self.pieces)


def pieces_of(excerpt: Excerpt, first: int = 1) -> list[Piece]:
    """Take an excerpt apart that begins at line `first` of its file."""
    pieces = []
    number = first
    for index, record in enumerate(excerpt.records):
        pieces.append(Piece(excerpt, index, number))
        number += excerpt.text.count("\n", record.start, record.end)
    return pieces


def coloured(pieces: Sequence[Piece], rows: Sequence[str], runs: Sequence[Run]) -> list[Piece]:
    """Give records the colours that their lines have in the file, whose lines are `rows`."""
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    ends = [run.end for run in runs]
    found = []
    for piece in pieces:
        start = starts[piece.number - 1]
        size = len(piece.text.removesuffix("\n"))
        near = runs[bisect_right(ends, start) : bisect_right(ends, start + size) + 1]
        inside = (
            Run(max(run.start, 0), min(run.end, size), run.classes)
            for run in _shifted(near, -start)
            if run.start < size
        )
        found.append(replace(piece, runs=tuple(inside)))
    return found


def _shifted(runs: Sequence[Run], by: int) -> Iterator[Run]:
    return (Run(run.start + by, run.end + by, run.classes) for run in runs)


def joined(pieces: Sequence[Piece]) -> Excerpt:
    """Put records together, one below the other, whatever excerpts they come from."""
    texts: list[str] = []
    records: list[Record] = []
    at = 0
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        record = piece.record
        text = piece.text.removesuffix("\n") + "\n" * (place < last)
        moved = _moved(record, at - record.start)
        records.append(replace(moved, end=at + len(text), head_end=min(moved.head_end, at + len(text))))
        texts.append(text)
        at += len(text)
    name = pieces[0].excerpt.format if pieces else ""
    return Excerpt(text="".join(texts), format=name, records=tuple(records))


def cuts_between(pieces: Sequence[Piece], rows: Sequence[str]) -> tuple[Cut, ...]:
    """Return what is left out of a file before, between and after some of its records.

    `rows` are all lines of the file. Blank lines alone are no cut.
    """
    cuts = []
    expected = 1
    for place, piece in enumerate(pieces):
        if _holds_text(rows, expected, piece.number):
            cuts.append(Cut(place, piece.number - expected))
        expected = piece.after
    if _holds_text(rows, expected, len(rows) + 1):
        cuts.append(Cut(len(pieces), len(rows) + (rows[-1] != "") - expected))
    return tuple(cuts)


def _holds_text(rows: Sequence[str], start: int, stop: int) -> bool:
    return any(row.strip() for row in rows[start - 1 : stop - 1])


def _moved(record: Record, by: int) -> Record:
    return replace(
        record,
        start=record.start + by,
        head_end=record.head_end + by,
        end=record.end + by,
        opens=record.opens + by,
    )
