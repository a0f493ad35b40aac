"""Notes and marks of an author, bound to the records they speak of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from nisshi.logs.matching import Fault, matching
from nisshi.logs.records import Excerpt
from nisshi.logs.shown import Note
from nisshi.markdown.log_options import unquoted

_LINE = re.compile(
    r"""(?P<match>"[^"]+"|'[^']+'|/[^\n]+?/i?(?=[ ]*:[ ])|[^\s"'].*?)(?<![ ])[ ]*:[ ]+(?P<text>\S.*)"""
)
SHAPE = "write each note in a line of its own: “match: text”"


class Remark(msgspec.Struct, frozen=True):
    """A note as written: on the first record with this match. `line` counts within the body."""

    match: str
    text: str
    line: int


Report = Callable[[int, str, str, str], None]  # line, piece, message, hint


def read_notes(block: str, line: int, report: Report) -> tuple[Remark, ...]:
    """Read a block of notes whose first line is `line`; an indented line goes on with the note above."""
    remarks: list[Remark] = []
    for at, row in enumerate(block.split("\n"), line):
        written = row.strip()
        if not written:
            continue
        found = _LINE.fullmatch(written)
        if row[:1].isspace() and remarks:
            last = remarks[-1]
            remarks[-1] = Remark(last.match, f"{last.text} {written}", last.line)
        elif found is None:
            report(at, written, "this line is no note", SHAPE)
        else:
            remarks.append(Remark(unquoted(found["match"]), found["text"], at))
    return tuple(remarks)


def bind_notes(
    excerpts: Sequence[Excerpt], remarks: Sequence[Remark], report: Report
) -> list[tuple[Note, ...]]:
    """Return the notes of each excerpt; one that no record answers is reported, or its reader would miss it."""
    bound: list[list[Note]] = [[] for _ in excerpts]
    for remark in remarks:
        found = [matching(excerpt, remark.match) for excerpt in excerpts]
        told = _fault(found, remark.match, "the note", remark.line, report)
        for notes, places in zip(bound, found, strict=True):
            if not told and not isinstance(places, Fault) and places:
                notes.append(Note(places[0], remark.text))
                break
    return [tuple(sorted(notes, key=lambda note: note.record)) for notes in bound]


def bind_marks(
    excerpts: Sequence[Excerpt], marks: Sequence[str], line: int, report: Report
) -> list[frozenset[int]]:
    """Return the records of each excerpt that a match marks; one that marks none is reported."""
    bound: list[set[int]] = [set() for _ in excerpts]
    for mark in marks:
        found = [matching(excerpt, mark) for excerpt in excerpts]
        _fault(found, mark, "the mark", line, report)
        for marked, places in zip(bound, found, strict=True):
            if not isinstance(places, Fault):
                marked.update(places)
    return [frozenset(marked) for marked in bound]


def _fault(
    found: Sequence[tuple[int, ...] | Fault], match: str, what: str, line: int, report: Report
) -> bool:
    """Report what keeps a match from its records, and tell whether anything does."""
    first = found[0] if found else ()
    if isinstance(first, Fault):
        report(line, match, first.message, first.hint)
    elif not any(found):
        report(line, match, f"no record of the log has “{match}”, which {what} stands for", _GONE)
    return isinstance(first, Fault) or not any(found)


_GONE = "the log may have changed: correct the match, or take it out"
