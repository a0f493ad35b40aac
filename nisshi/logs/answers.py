"""What was recognised of a text, as data: the kind, the format, and the spans of each record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from nisshi.logs.detect import detect
from nisshi.logs.format import Format, Reader
from nisshi.logs.heads import FieldName, Severity
from nisshi.logs.moments import as_iso, moments
from nisshi.logs.parse import parse
from nisshi.logs.records import Excerpt, Record

Kind = Literal["log", "console", "none"]
Pair = tuple[int, int]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record; spans are offsets in characters of the text, the end is the first that is outside.

    `component` is what wrote the record (a program, a class, a unit) and never the host. Where a record
    has no message, its span is the empty one at the end of the head line.
    """

    start: int
    end: int
    time: Pair | None
    instant: str | None  # RFC 3339; None where the log does not tell the year
    level: Pair | None
    severity: Severity | None
    component: Pair | None
    pid: Pair | None
    message: Pair


class Answer(msgspec.Struct, frozen=True):
    kind: Kind
    format: str | None  # the format's name
    records: tuple[Entry, ...]


def is_entry(record: Record) -> bool:
    """Whether a record begins with a head: something is told of it besides what it says."""
    names = {field.name for field in record.fields}
    return bool(names - {"message", "prompt", "command"})


def is_said(record: Record) -> bool:
    """Whether anything stands in a record, for logs of any shape."""
    return bool(record.fields)


def answer(text: str) -> Answer:
    """Say what a text is, from the text alone. Never raises."""
    found = detect(text)
    kind = kind_of(found)
    if not isinstance(found, Format):
        return Answer(kind, None, ())
    return Answer(kind, found.name, entries(parse(text, found), read=found.read))


def kind_of(found: object) -> Kind:
    """Return the word for what `detect` has found."""
    if found is None:
        return "none"
    return "log" if isinstance(found, Format) else "console"


def entries(
    excerpt: Excerpt, wanted: Callable[[Record], bool] = is_entry, read: Reader | None = None
) -> tuple[Entry, ...]:
    """Return the records that begin with a head of the format; commands and stray lines are left out.

    With the format's own `read`, a level that opens a message (`error: …`) is part of that message too:
    the program wrote it there.
    """
    pairs = zip(excerpt.records, moments(excerpt), strict=True)
    return tuple(
        Entry(
            start=record.start,
            end=record.end,
            time=_span(record, "time"),
            instant=as_iso(moment) if moment else None,
            level=_span(record, "level"),
            severity=record.severity,
            component=_span(record, "source"),
            pid=_span(record, "pid"),
            message=_message(excerpt.text, record, read) or (record.head_end, record.head_end),
        )
        for record, moment in pairs
        if wanted(record)
    )


def _span(record: Record, name: FieldName) -> Pair | None:
    field = record.field(name)
    return (field.start, field.end) if field else None


def _message(text: str, record: Record, read: Reader | None) -> Pair | None:
    span, level = _span(record, "message"), _span(record, "level")
    if read is None or span is None or level is None or not 0 <= span[0] - level[1] <= 4:
        return span
    head = read(text[record.start : record.head_end])
    place = head.place("message") if head else None
    whole = (record.start + place[0], record.start + place[1]) if place else span
    return whole if whole[0] <= level[0] and whole[1] == span[1] else span
