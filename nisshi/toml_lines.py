"""Where a setting stands in the text of a TOML file: tomllib tells values, and no lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

KeyPath = tuple[str | int, ...]  # ("site", "nav", 0, "url"): keys, and numbers of [[entries]] from 0

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=\s*")
_VALUE = re.compile(r"""\[.*\]|\{.*\}|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#]+""")


class Span(msgspec.Struct, frozen=True):
    """Part of a line. `line` and `column` count from 1; 0 is nowhere. `length` in characters."""

    line: int = 0
    column: int = 0
    length: int = 1


class Entry(msgspec.Struct, frozen=True):
    """A key with its value, or a table's header, which stands for both."""

    path: KeyPath
    key: Span
    value: Span


def find(lines: Sequence[str], path: KeyPath, *, value: bool = False) -> Span:
    """Return the place of the key at `path`, or of its value.

    What is written inside an inline table or a list is found at the key that holds it.
    """
    while path:
        for entry in entries(lines):
            if entry.path[: len(path)] == path:
                return entry.value if value else entry.key
        path = path[:-1]
    return Span()


def given_twice(lines: Sequence[str]) -> tuple[Entry, Entry] | None:
    """Return the first key or table that comes again, with the one before it."""
    seen: dict[KeyPath, Entry] = {}
    for entry in entries(lines):
        if entry.path in seen:
            return seen[entry.path], entry
        seen[entry.path] = entry
    return None


def entries(lines: Sequence[str]) -> Iterator[Entry]:
    """Yield the keys and headers in the order of the file."""
    header: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for number, line in enumerate(lines, 1):
        if match := _HEADER.match(line):
            header = _names(match[2])
            if match[1] == "[[":
                counts[header] = counts.get(header, -1) + 1
                header = (*header, counts[header])
            span = Span(number, match.start(2) + 1, len(match[2]))
            yield Entry(header, span, span)
        elif match := _KEY.match(line):
            key = Span(number, match.start(1) + 1, len(match[1]))
            written = _VALUE.match(line, match.end())
            value = Span(number, match.end() + 1, len(written[0])) if written else key
            yield Entry(header + _names(match[1]), key, value)


def _names(dotted: str) -> KeyPath:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
