"""Reading the line of another log inside a line: what follows a container's name or a runner's time."""

from __future__ import annotations

from functools import lru_cache

from nisshi.logs.format import Format, Reader, opening
from nisshi.logs.heads import Head, Layout, layout_of
from nisshi.logs.severity import level_severity

LEAST = 10
"""A head line of the other log has at least so many characters: a time, or a level with a message."""


@lru_cache(maxsize=100)
def _inner(begins: str) -> tuple[Format, ...]:
    """The formats that programs in containers write, most telling first, whose lines can open so.

    Imported when one is read. `begins` is a character, 0 for any digit.
    """
    from nisshi.logs.formats import (
        access,
        databases,
        general,
        iso_level,
        json_lines,
        klog,
        log4j,
        logfmt,
        nginx_error,
        python_logging,
        spring,
        stores,
    )

    named = {format.name: format for format in (*databases.FORMATS, *stores.FORMATS)}
    common = (
        json_lines,
        logfmt,
        klog,
        access,
        nginx_error,
        spring,
        log4j,
        python_logging,
        iso_level,
        general,
    )
    formats = (
        *map(named.__getitem__, ("postgresql", "mysql", "mongodb-json")),
        *(module.FORMAT for module in common),
        named["redis"],  # no date opens it, so that it reads no line of the others
    )
    return tuple(format for format in formats if not format.opens or begins in format.opens)


def _read_inner(line: str) -> Head | None:
    if len(line) < LEAST:
        return None
    for format in _inner(opening(line)):
        if format.sign in line and (head := format.read(line)):
            level = head.layout.level
            if not format.levels or level is None:
                return head
            # Spellings of its own mean nothing in the outer format.
            written = line[slice(*head.places[level])]
            return Head(head.layout, head.places, level_severity(written, format.levels) or head.severity)
    return None


@lru_cache(maxsize=1000)  # a log has few
def _within(outer: Layout, inner: Layout) -> Layout:
    """The layout of a line whose message is a line of another layout; what the outer one tells, the inner does not."""
    at = outer.message or 0
    told = [name for name in outer.names if name != "message"]
    return layout_of(
        *outer.names[:at],
        *(None if name in told else name for name in inner.names),
        *outer.names[at + 1 :],
    )


def nested(outer: Reader, *, needs_inner: bool = False) -> Reader:
    """A reader whose message is read once more; with `needs_inner` a line is a head only if that succeeds.

    The parts that `outer` names are in every line that it reads.
    """

    def read(line: str) -> Head | None:
        head = outer(line)
        if head is None:
            return None
        at = head.layout.message
        start, end = head.places[at] if at is not None else (0, 0)
        inner = _read_inner(line[start:end])
        if at is None or inner is None:
            return None if needs_inner else head
        places = head.places
        moved = tuple([(start + first, start + last) for first, last in inner.places])
        return Head(
            _within(head.layout, inner.layout),
            places[:at] + moved + places[at + 1 :],
            inner.severity or head.severity,
        )

    return read
