"""Is this text a log, and which? Seen from the text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.console import Console, detect_console
from nisshi.logs.format import Format, Weight, opening
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
    r"\s|Caused by: |Traceback |[\w.$]+(?:Error|Exception)\b|[-=*#.~…]+$"
    r"|panic: |goroutine \d+ \[|\[signal |exit status \d|[\w./*()-]{1,80}\((?:[0xa-f, {}.]|\d){0,200}\)$"
    r"|\[?(?:\.{3}|…)|[(（](?:中略|略|以下略)"
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
    missed = _missed([format for format, _ in tried], times, few)
    signed: dict[tuple[str, str], list[str]] = {}  # lines by opening and sign, which many formats share
    best: Format | None = None
    most, place = 0, len(tried)
    # The likeliest first: a format that cannot read as many lines is given up long before the last.
    for at in sorted(range(len(tried)), key=missed.__getitem__):
        format, opened = tried[at]
        least = max(most + (at > place), commands + (format.weight == "weak"), 1)
        if len(printed) - missed[at] < least:
            continue
        key = format.opens, format.sign
        if key not in signed:
            signed[key] = [line for line in opened if format.sign in line]
        if heads := _heads(format, signed[key], times, printed, least):
            best, most, place = format, heads, at
    return best


def _possible(lines: Iterable[str]) -> Iterator[tuple[Format, list[str]]]:
    """The formats that could read some of the lines, and those lines, seen from how they open."""
    by_opening: dict[str, list[str]] = {}  # all digits alike
    for line in lines:
        by_opening.setdefault(opening(line), []).append(line)
    opened: dict[str, list[str]] = {}  # many formats open alike
    for at in sorted(frozenset[int]().union(*map(_opened_by, by_opening))):
        format = ALL_FORMATS[at]
        opens = format.opens
        if opens not in opened:
            groups = (group for begins, group in by_opening.items() if not opens or begins in opens)
            opened[opens] = [line for group in groups for line in group]
        yield format, opened[opens]


@lru_cache(maxsize=1000)  # few characters open the lines of logs
def _opened_by(opening: str) -> frozenset[int]:
    """The places in the list of the formats whose head lines can begin with this character."""
    return frozenset(
        at for at, format in enumerate(ALL_FORMATS) if not format.opens or opening in format.opens
    )


def _missed(formats: Iterable[Format], times: Mapping[str, int], few: Set[str]) -> list[int]:
    """How many of a few lines are no heads of each format, as often as each is there."""
    few_lines = [(line, opening(line), times[line]) for line in few]
    return [
        sum(
            count
            for line, begins, count in few_lines
            if (format.opens and begins not in format.opens)
            or format.sign not in line
            or not format.read(line)
        )
        for format in formats
    ]


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
