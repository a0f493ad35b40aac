"""What a log format is: a name, a way to read a head line, and lines that show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

import msgspec

from nisshi.logs.records import Field, FieldName, Severity

FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)
_START = attrgetter("start")


class Head(NamedTuple):
    """A head line's fields, with offsets in the line, and the severity where the shape itself tells it."""

    fields: tuple[Field, ...]
    severity: Severity | None = None


Reader = Callable[[str], Head | None]

Weight = Literal["sure", "likely", "weak"]
"""How much one head line proves: `sure` shapes are met nowhere else, `weak` ones are mere habit."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One log format.

    `read` takes a line without its line feed and gives None where the line is no head line; it must
    take time linear in the line. `levels` are spellings of levels that only this format uses.
    `words` is False where the words of a message say nothing about failure (a URL in an access log).
    """

    name: str
    title: str
    read: Reader
    samples: tuple[str, ...]
    weight: Weight = "sure"
    levels: Mapping[str, Severity] = {}
    words: bool = True


def by_pattern(*patterns: str, severity: Callable[[re.Match[str]], Severity | None] | None = None) -> Reader:
    """A reader from regular expressions whose named groups are fields; the first that matches counts."""
    compiled = tuple(re.compile(pattern, re.VERBOSE) for pattern in patterns)
    named = [(pattern.match, _names(pattern)) for pattern in compiled]

    def read(line: str) -> Head | None:
        for matches, names in named:
            match = matches(line)
            if match:
                return Head(_fields(match, names), severity(match) if severity else None)
        return None

    return read


def _names(pattern: re.Pattern[str]) -> tuple[FieldName, ...]:
    return tuple(name for name in FIELD_NAMES if name in pattern.groupindex)


def _fields(match: re.Match[str], names: tuple[FieldName, ...]) -> tuple[Field, ...]:
    fields = [Field(name, *match.span(name)) for name in names]
    return tuple(sorted((field for field in fields if field.end > field.start), key=_START))
