"""Why a text was taken for what it is, and why a record is as grave as it is."""

from __future__ import annotations

import msgspec

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import COLUMNS, LINES
from nisshi.logs.failures import find_watched
from nisshi.logs.format import Format
from nisshi.logs.records import Record

NEAR = 3  # other formats that are named


class Close(msgspec.Struct, frozen=True):
    """Another format, and how many of the lines are heads of it."""

    format: str
    heads: int


class Counted(msgspec.Struct, frozen=True):
    """The lines that decide, and how many of them are heads of which formats."""

    lines: int
    heads: int = 0  # of the format that was found
    close: tuple[Close, ...] = ()  # the others, at most three


def counted(text: str, format: Format | None) -> Counted:
    """Count the head lines of every format in the lines that detection looks at."""
    lines = [line[:COLUMNS].rstrip("\r") for line in text.split("\n", LINES)[:LINES] if line.strip()]
    found = []
    for other in ALL_FORMATS:
        heads = sum(other.read(line) is not None for line in lines) if other.sign in text else 0
        if heads:
            found.append(Close(other.name, heads))
    own = next((close.heads for close in found if format and close.format == format.name), 0)
    others = [close for close in found if format is None or close.format != format.name]
    others.sort(key=lambda close: -close.heads)  # of equal ones the first in the list of formats
    return Counted(len(lines), own, tuple(others[:NEAR]))


def reason(text: str, record: Record, watch: tuple[str, ...]) -> str:
    """Say in a few words what a record's severity was read from; "" where it has none."""
    if record.severity is None:
        return ""
    level = record.field("level")
    if level and not record.flagged:
        return f"level {text[level.start : level.end].strip()}"
    words = [text[first:last] for first, last in record.failures]
    watched = [word for word in words if find_watched(word, watch)] if watch else []
    if watched:
        return f"watched “{_joined(watched[0])}”"
    if words:
        return f"words “{_joined(words[0])}”"
    return "words" if record.severity == "warning" else "shown by the format, such as a status"


def _joined(words: str) -> str:
    return " ".join(words.split())
