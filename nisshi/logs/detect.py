"""Is this text a log, and which? Seen from the text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.console import Console, detect_console
from nisshi.logs.format import Format, Weight
from nisshi.logs.session import PROMPT

LINES = 100
"""So many lines decide; a longer excerpt is no other thing further down."""

COLUMNS = 2000
"""So much of a line is looked at: no head is longer, and the time stays bounded."""

SHARE: Mapping[Weight, float] = {"sure": 0.15, "likely": 0.5, "weak": 0.5}
"""Least share of head lines among the lines that could be one, by how much a head line proves."""

SAMPLE = 3
"""So many lines tell which format to try first."""

_FOLLOWS = re.compile(
    r"\s|Caused by: |Traceback |[\w.$]+(?:Error|Exception)\b|[-=*#.~…]+$|\[?(?:\.{3}|…)|[(（](?:中略|略|以下略)"
)
"""Lines that belong to the record above or to nothing: indented ones, traces, rules, cuts."""


def detect(text: str) -> Format | Console | None:
    """The format most of the lines are in, a Console for a session at a prompt, None for anything else.

    Text that starts with commands at a prompt is a log when what they printed is one.
    """
    shown = (line[:COLUMNS].rstrip("\r") for line in text.split("\n", LINES)[:LINES])
    lines = [line for line in shown if line.strip()]
    printed = [line for line in lines if not PROMPT.match(line)]
    return _most_read(printed, len(lines) - len(printed)) or detect_console(lines)


def log_format(text: str) -> Format | None:
    """The format of a text that is a log; None for a session and for anything else."""
    found = detect(text)
    return found if isinstance(found, Format) else None


def _most_read(printed: list[str], commands: int) -> Format | None:
    """The format that reads most of the lines, the first of those that read as many."""
    times = Counter(printed)  # pasted twice, a line is read no other way
    few = {*printed[:: max(1, len(printed) // SAMPLE)][:SAMPLE]}
    tried = list(_possible(times))
    missed = [_missed(format, candidates, few, times) for format, candidates in tried]
    best: Format | None = None
    most, place = 0, len(tried)
    # The likeliest first: a format that cannot read as many lines is given up long before the last.
    for at in sorted(range(len(tried)), key=missed.__getitem__):
        format, candidates = tried[at]
        least = max(most + (at > place), commands + (format.weight == "weak"), 1)
        if len(printed) - missed[at] < least:
            continue
        if heads := _heads(format, candidates, times, printed, least):
            best, most, place = format, heads, at
    return best


def _possible(lines: Iterable[str]) -> Iterator[tuple[Format, list[str]]]:
    """The formats that could read some of the lines, and those lines, seen from how they open and their sign."""
    by_opening: dict[str, list[str]] = {}  # all digits alike
    for line in lines:
        by_opening.setdefault("0" if line[0].isdecimal() else line[0], []).append(line)
    opened: dict[str, list[str]] = {}  # many formats open alike
    signed: dict[tuple[str, str], list[str]] = {}
    for format in ALL_FORMATS:
        opens, sign = format.opens, format.sign
        if opens not in opened:
            groups = (group for opening, group in by_opening.items() if not opens or opening in opens)
            opened[opens] = [line for group in groups for line in group]
        if (opens, sign) not in signed:
            signed[opens, sign] = [line for line in opened[opens] if sign in line]
        if signed[opens, sign]:
            yield format, signed[opens, sign]


def _missed(format: Format, candidates: Sequence[str], few: Set[str], times: Mapping[str, int]) -> int:
    """How many of a few lines are no heads of this format, as often as each is there."""
    heads = sum(times[line] for line in candidates if line in few and format.read(line))
    return sum(map(times.__getitem__, few)) - heads


def _heads(
    format: Format, candidates: Sequence[str], times: Mapping[str, int], lines: list[str], least: int
) -> int:
    """How many lines are heads of this format; 0 where they are under `least` or too few to be in it.

    `candidates` are those that may be, and `times` is how often each is there.
    """
    room = sum(map(times.__getitem__, candidates)) - least  # so many lines may be no heads
    known: set[str] = set()
    for line in candidates:
        if room < 0:
            return 0
        if format.read(line):
            known.add(line)
        else:
            room -= times[line]
    if room < 0:
        return 0
    is_head = [line in known for line in lines]
    heads = sum(is_head)
    could_be = sum(head or not _FOLLOWS.match(line) for head, line in zip(is_head, lines, strict=True))
    # Before the first head anything may stand (a cut, a title), but then the heads must be many.
    share = SHARE[format.weight] if is_head[0] else max(0.5, SHARE[format.weight])
    return heads if heads >= share * could_be else 0
