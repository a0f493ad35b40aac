"""Reading the line of another log inside a line: what follows a container's name or a runner's time."""

from __future__ import annotations

from functools import lru_cache

from nisshi.logs.format import Format, Reader
from nisshi.logs.heads import FieldName, Head, Severity, head_of
from nisshi.logs.severity import level_severity

LEAST = 10
"""A head line of the other log has at least so many characters: a time, or a level with a message."""


@lru_cache(maxsize=100)
def _inner(opening: str) -> tuple[Format, ...]:
    """The formats that programs in containers write, most telling first, whose lines can open so.

    Imported when one is read. `opening` is a character, 0 for any digit.
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

    named = tuple(
        f
        for f in (*databases.FORMATS, *stores.FORMATS)
        if f.name in ("postgresql", "mysql", "redis", "mongodb-json")
    )
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
    formats = (*named, *(module.FORMAT for module in common))
    return tuple(format for format in formats if not format.opens or opening in format.opens)


def _read_inner(line: str) -> tuple[Head, Severity | None] | None:
    if len(line) < LEAST:
        return None
    for format in _inner("0" if line[0].isdecimal() else line[0]):
        if format.sign in line and (head := format.read(line)):
            level = head.place("level")
            severity = level_severity(line[slice(*level)], format.levels) if level else None
            return head, severity or head.severity
    return None


def nested(outer: Reader, *, needs_inner: bool = False) -> Reader:
    """A reader whose message is read once more; with `needs_inner` a line is a head only if that succeeds."""

    def read(line: str) -> Head | None:
        head = outer(line)
        place = head.place("message") if head else None
        found = _read_inner(line[slice(*place)]) if place else None
        if head is None or place is None or found is None:
            return None if needs_inner else head
        inner, severity = found
        own = {field.name: (field.start, field.end) for field in head.fields()}
        parts: dict[FieldName, tuple[int, int]] = {}
        for name, there in own.items():
            if name != "message":
                parts[name] = there
                continue
            for field in inner.fields(place[0]):
                if field.name == "message" or field.name not in own:
                    parts[field.name] = (field.start, field.end)
        return head_of(parts, severity or head.severity)

    return read
