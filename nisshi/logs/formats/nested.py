"""Reading the line of another log inside a line: what follows a container's name or a runner's time."""

from __future__ import annotations

from functools import cache

from nisshi.logs.format import Format, Head, Reader
from nisshi.logs.records import Severity
from nisshi.logs.severity import level_severity

LEAST = 10
"""A head line of the other log has at least so many characters: a time, or a level with a message."""


@cache
def _inner() -> tuple[Format, ...]:
    """The formats that programs in containers write, most telling first; imported when one is read."""
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
    return (*named, *(module.FORMAT for module in common))


def _read_inner(line: str, at: int) -> tuple[Head, Severity | None] | None:
    if len(line) < LEAST:
        return None
    opening = "0" if line[:1].isdecimal() else line[:1]
    for format in _inner():
        if format.sign not in line or (format.opens and opening not in format.opens):
            continue
        if head := format.read(line, at):
            level = next((f for f in head.fields if f.name == "level"), None)
            written = (
                level_severity(line[level.start - at : level.end - at], format.levels) if level else None
            )
            return head, written or head.severity
    return None


def nested(outer: Reader, *, needs_inner: bool = False) -> Reader:
    """A reader whose message is read once more; with `needs_inner` a line is a head only if that succeeds."""

    def read(line: str, at: int = 0) -> Head | None:
        head = outer(line, at)
        message = next((f for f in head.fields if f.name == "message"), None) if head else None
        if head is None or message is None:
            return None if needs_inner else head
        found = _read_inner(line[message.start - at : message.end - at], message.start)
        if found is None:
            return None if needs_inner else head
        inner, severity = found
        has = {f.name for f in head.fields} - {"message"}
        fields = [f for f in head.fields if f.name != "message"]
        fields += [f for f in inner.fields if f.name not in has]
        return Head(tuple(sorted(fields, key=lambda f: f.start)), severity or head.severity)

    return read
