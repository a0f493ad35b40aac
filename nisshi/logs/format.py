"""What a log format is: a name, a way to read a head line, and lines that show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, Protocol, get_args

import msgspec

from nisshi.logs.records import Field, FieldName, Severity

FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)


class Head(msgspec.Struct, frozen=True, gc=False):
    """A head line's fields, in order, and the severity where the shape itself tells it."""

    fields: tuple[Field, ...]
    severity: Severity | None = None


_Match = Callable[..., re.Match[str] | None]
_Groups = list[tuple[FieldName, int]]


class Reader(Protocol):
    def __call__(self, line: str, at: int = 0) -> Head | None:
        """Read a line that stands at offset `at` of its text, without its line feed."""


Weight = Literal["sure", "likely", "weak"]
"""How much one head line proves: `sure` shapes are met nowhere else, `weak` ones are mere habit."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One log format.

    `read` gives None where the line is no head line; it must take time linear in the line. `opens` are
    the characters a head line can begin with (0 for any digit, empty for anything) and `sign` is in
    every head line: a text without them need not be read, nor a line of fewer than `least` characters.
    `levels` are spellings only this format uses.
    `words` is False where the words of a message say nothing about failure (a URL in an access log).
    """

    name: str
    title: str
    read: Reader
    samples: tuple[str, ...]
    opens: str = ""
    sign: str = ""
    least: int = 6
    weight: Weight = "sure"
    levels: Mapping[str, Severity] = {}
    words: bool = True


def by_pattern(*patterns: str, severity: Callable[[re.Match[str]], Severity | None] | None = None) -> Reader:
    """A reader from regular expressions whose named groups are fields; the first that matches counts.

    Named groups stand in the order of the text. The expressions are compiled at the first line.
    """

    readers: tuple[tuple[_Match, _Groups], ...] = ()

    def read(line: str, at: int = 0) -> Head | None:
        nonlocal readers
        if not readers:
            readers = _compiled(patterns)
        for matches, names in readers:
            if match := matches(line):
                fields: list[Field] = []
                _add(fields, match, names, at)
                return Head(tuple(fields), severity(match) if severity else None)
        return None

    return read


def by_opening(opening: str, *rests: str) -> Reader:
    """A reader of lines that open alike: `opening` is read once, then the first of `rests` that matches.

    What `opening` has taken it keeps, whatever follows.
    """
    readers: tuple[tuple[_Match, _Groups], ...] = ()

    def read(line: str, at: int = 0) -> Head | None:
        nonlocal readers
        if not readers:
            readers = _compiled((opening, *rests))
        (opens, first), *others = readers
        opened = opens(line)
        for matches, names in others if opened else ():
            if opened and (match := matches(line, opened.end())):
                fields: list[Field] = []
                _add(fields, opened, first, at)
                _add(fields, match, names, at)
                return Head(tuple(fields))
        return None

    return read


def _compiled(patterns: tuple[str, ...]) -> tuple[tuple[_Match, _Groups], ...]:
    compiled = [re.compile(pattern, re.VERBOSE) for pattern in patterns]
    return tuple((pattern.match, _fields(pattern)) for pattern in compiled)


def _add(fields: list[Field], match: re.Match[str], names: _Groups, at: int) -> None:
    spans = match.regs
    for name, group in names:  # a loop, which is faster than a list of the spans that are there
        start, end = spans[group]
        if end > start:
            fields.append(Field(name, at + start, at + end))


def _fields(pattern: re.Pattern[str]) -> _Groups:
    """The groups that are fields, by number."""
    groups = [(name, pattern.groupindex[name]) for name in FIELD_NAMES if name in pattern.groupindex]
    return sorted(groups, key=lambda group: group[1])
