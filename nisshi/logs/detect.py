"""Is this text a log, and which? Seen from the text alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    commands = len(lines) - len(printed)
    lines_by_opening = _by_opening(printed)
    looked_at = "\n".join(printed)
    candidates: dict[str, list[str]] = {}  # by what a format opens with: many open alike
    signs: dict[str, bool] = {}
    best: tuple[int, Format] | None = None
    for format in ALL_FORMATS:
        opens, sign = format.opens, format.sign
        if opens not in candidates:
            candidates[opens] = _candidates(opens, lines_by_opening)
        if sign not in signs:
            signs[sign] = sign in looked_at
        if not candidates[opens] or not signs[sign]:
            continue
        heads = _heads(format, candidates[opens], printed)
        enough = heads > commands if format.weight == "weak" else heads >= commands
        if heads and enough and (best is None or heads > best[0]):
            best = (heads, format)
            if heads == len(printed):  # no later format can read more
                break
    return best[1] if best else detect_console(lines)


def log_format(text: str) -> Format | None:
    """The format of a text that is a log; None for a session and for anything else."""
    found = detect(text)
    return found if isinstance(found, Format) else None


def _by_opening(lines: list[str]) -> dict[str, list[str]]:
    """The lines by what they open with, all digits alike, each once: pasted twice, it is read no other way."""
    found: dict[str, list[str]] = {}
    for line in dict.fromkeys(lines):
        found.setdefault("0" if line[0].isdecimal() else line[0], []).append(line)
    return found


def _candidates(opens: str, lines: Mapping[str, list[str]]) -> list[str]:
    """The lines that open with one of these characters; all where there are none."""
    return [line for opening, group in lines.items() if not opens or opening in opens for line in group]


def _heads(format: Format, candidates: list[str], lines: list[str]) -> int:
    """How many lines are heads of this format; 0 where there are too few for the text to be in it."""
    sign, read = format.sign, format.read
    known = {line for line in candidates if sign in line and read(line) is not None}
    if not known:
        return 0
    is_head = [line in known for line in lines]
    heads = sum(is_head)
    could_be = sum(head or not _FOLLOWS.match(line) for head, line in zip(is_head, lines, strict=True))
    # Before the first head anything may stand (a cut, a title), but then the heads must be many.
    share = SHARE[format.weight] if is_head[0] else max(0.5, SHARE[format.weight])
    return heads if heads >= share * could_be else 0
