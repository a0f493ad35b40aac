"""Reading the line of another log inside a line: what follows a container's name or a runner's time."""

from __future__ import annotations

from functools import lru_cache

from nisshi.logs.format import Format, Head, Reader
from nisshi.logs.records import Severity
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


def _read_inner(line: str, at: int) -> tuple[Head, Severity | None] | None:
    if len(line) < LEAST:
        return None
    for format in _inner("0" if line[0].isdecimal() else line[0]):
        if format.sign in line and (head := format.read(line, at)):
            for field in head.fields:
                if field.name == "level":
                    written = line[field.start - at : field.end - at]
                    return head, level_severity(written, format.levels) or head.severity
            return head, head.severity
    return None


def nested(outer: Reader, *, needs_inner: bool = False) -> Reader:
    """A reader whose message is read once more; with `needs_inner` a line is a head only if that succeeds."""

    def read(line: str, at: int = 0) -> Head | None:
        head = outer(line, at)
        if head is None:
            return None
        names = [field.name for field in head.fields]
        found = None
        if "message" in names:
            place = names.index("message")
            message = head.fields[place]
            found = _read_inner(line[message.start - at : message.end - at], message.start)
        if found is None:
            return None if needs_inner else head
        inner, severity = found
        new = [field for field in inner.fields if field.name == "message" or field.name not in names]
        return Head((*head.fields[:place], *new, *head.fields[place + 1 :]), severity or head.severity)

    return read
