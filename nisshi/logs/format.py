"""What a log format is: a name, a way to read a head line, and lines that show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, Protocol, get_args

import msgspec

from nisshi.logs.heads import FieldName, Head, Layout, Severity, layout_of

FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)


_Match = Callable[..., re.Match[str] | None]


class Reader(Protocol):
    def __call__(self, line: str) -> Head | None:
        """Read a line without its line feed."""


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


def opening(line: str) -> str:
    """What a line that is not empty begins with, as `opens` of a format names it."""
    return "0" if line[0].isdecimal() else line[0]


def by_pattern(*patterns: str, severity: Callable[[re.Match[str]], Severity | None] | None = None) -> Reader:
    """A reader from regular expressions whose named groups are fields; the first that matches counts.

    Named groups stand in the order of the text. The expressions are compiled at the first line.
    """

    readers: tuple[tuple[_Match, Layout], ...] = ()

    def read(line: str) -> Head | None:
        nonlocal readers
        if not readers:
            readers = _compiled(patterns)
        for matches, layout in readers:
            if match := matches(line):
                return Head(layout, match.regs, severity(match)) if severity else Head(layout, match.regs)
        return None

    return read


def by_opening(opening: str, *rests: str) -> Reader:
    """A reader of lines that open alike: `opening` is read once, then the first of `rests` that matches.

    What `opening` has taken it keeps, whatever follows.
    """
    ready: tuple[_Match, tuple[tuple[_Match, Layout], ...]] | None = None

    def read(line: str) -> Head | None:
        nonlocal ready
        if ready is None:
            (opens, first), *compiled = _compiled((opening, *rests))
            ready = (
                opens,
                tuple((matches, layout_of(*first.names, *rest.names)) for matches, rest in compiled),
            )
        opens, others = ready
        if opened := opens(line):
            for matches, layout in others:
                if match := matches(line, opened.end()):
                    return Head(layout, opened.regs + match.regs)
        return None

    return read


def _compiled(patterns: tuple[str, ...]) -> tuple[tuple[_Match, Layout], ...]:
    compiled = [re.compile(pattern, re.VERBOSE) for pattern in patterns]
    return tuple((pattern.match, _layout(pattern)) for pattern in compiled)


def _layout(pattern: re.Pattern[str]) -> Layout:
    """The groups of an expression that are fields, by number; 0 is the whole line."""
    names: list[FieldName | None] = [None] * (pattern.groups + 1)
    for name in FIELD_NAMES:
        if name in pattern.groupindex:
            names[pattern.groupindex[name]] = name
    return layout_of(*names)
