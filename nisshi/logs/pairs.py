"""What a record tells as names with values: `attempt=3`, `"status": 502`, `error="no such file"`.

Sources: brandur.org/logfmt for `key=value`, RFC 8259 for JSON.
"""

from __future__ import annotations

import re

import msgspec

from nisshi.logs.records import Record, Span

COLUMNS = 8000
"""So much of a record is looked at; it bounds the time that one can take."""

_PAIR = re.compile(
    r"""(?<![\w.-])(?:
        (?P<key>[A-Za-z_][\w.-]{0,60})=(?=[^\s=])
        (?: "(?P<quoted>(?:[^"\\\n]|\\.){0,2000})" | '(?P<single>[^'\n]{0,500})' | (?P<bare>[^\s,;"'|)\]}>]+))
      | "(?P<name>(?:[^"\\\n]|\\.){1,80})"[ ]*:[ ]*
        (?: "(?P<string>(?:[^"\\\n]|\\.){0,2000})" | (?P<literal>-?\d[\d.eE+-]*|true|false|null) )
    )""",
    re.VERBOSE,
)
_VALUES = ("quoted", "single", "bare", "string", "literal")


class Pair(msgspec.Struct, frozen=True):
    """A name and its value, as spans of the text; quotation marks belong to neither."""

    name: Span
    value: Span


def pairs(text: str, record: Record) -> tuple[Pair, ...]:
    """Return the pairs of a record in their order, those of its continuation lines too.

    Of JSON, members with a plain value, at any depth; an object or list as a value is no pair. They are
    looked for when they are asked for: a page needs them of no record.
    """
    end = min(record.end, record.start + COLUMNS)
    return tuple(_pair(match) for match in _PAIR.finditer(text, record.start, end))


def _pair(match: re.Match[str]) -> Pair:
    name = "key" if match["key"] is not None else "name"
    value = next(group for group in _VALUES if match[group] is not None)
    return Pair(Span(*match.span(name)), Span(*match.span(value)))
