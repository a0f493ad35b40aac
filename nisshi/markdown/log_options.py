"""What the info string of a log excerpt may say besides what any code block's may.

    ```log {file="app.log" from="/start/" to="/done/" level>=warn mark="timed out"}

Matches are words as they stand in the log, or a regular expression of Python between slashes, with an
`i` behind it where case does not count. docs/logs.md tells each option.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from nisshi.errors import did_you_mean
from nisshi.logs.heads import Severity

CONTEXT = 3  # records shown on either side by `around` without a number

LEVELS: Mapping[str, Severity] = MappingProxyType(
    {
        **dict.fromkeys(("fatal", "critical", "crit", "panic", "emerg", "alert"), "fatal"),
        **dict.fromkeys(("error", "err", "severe"), "error"),
        **dict.fromkeys(("warning", "warn"), "warning"),
        **dict.fromkeys(("info", "notice"), "info"),
        **dict.fromkeys(("debug", "trace"), "debug"),
    }
)


class LogOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of one log excerpt. Matches are as written."""

    file: str = ""  # quoted when the block is empty, else only a label
    files: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of the files, in their order
    merge: bool = False
    beside: bool = False
    download: bool = False
    lines: tuple[tuple[int, int], ...] = ()
    first: str = ""
    last: str = ""
    since: str = ""
    around: str = ""
    context: int = CONTEXT
    level: Severity | None = None
    grade: str = ""  # the level as written
    marks: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()  # match and text
    host: str = ""
    command: str = ""
    zone: str = ""
    id: str = ""
    piece: str = ""  # the first option that means something to logs alone, as written

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are named."""
        return self.files or ((self.file,) if self.file else ())

    @property
    def cuts(self) -> bool:
        """Whether part of a file is asked for."""
        return bool(self.lines or self.first or self.last or self.since or self.around or self.level)


_TEXTS = MappingProxyType(
    {
        "from": "first",
        "to": "last",
        "since": "since",
        "host": "host",
        "cmd": "command",
        "command": "command",
        "tz": "zone",
        "timezone": "zone",
        "id": "id",
    }
)
_FLAGS = frozenset({"merge", "beside", "download"})
_LISTS = frozenset({"files", "names"})
_AROUND = re.compile(r"(?P<match>.*\S)\s*(?:±|\+-|\+/-)\s*(?P<count>\d{1,4})", re.DOTALL)
_RANGES = re.compile(r"\s*\d{1,9}(?:\s*-\s*\d{1,9})?(?:\s*,\s*\d{1,9}(?:\s*-\s*\d{1,9})?)*\s*")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_ID = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_QUOTED = r'"[^"]*"|\'[^\']*\''
_LISTED = re.compile(rf"{_QUOTED}|[^,\"']+|[,\"']")
_PAIR = re.compile(rf"\s*(?P<match>{_QUOTED}|/[^/\s]+/i?)\s*:\s*(?P<text>{_QUOTED})\s*(?:,|$)")


def read_log_option(found: dict[str, Any], key: str, raw: str, piece: str) -> str | None:
    """Put an option among those `found`, by the field of LogOptions.

    `raw` is its value with its quotes. Returns None where no log option has this name, "" where all is
    well, else what is wrong with the value.
    """
    value = unquoted(raw)
    if key in _TEXTS:
        wrong = _text(found, _TEXTS[key], value)
    elif key in _FLAGS:
        wrong = _flag(found, key, value)
    elif key in _LISTS:
        found[key] = items(raw)
        wrong = "" if found[key] else "it names nothing"
    elif key == "lines":
        wrong = _lines(found, value)
    elif key == "around":
        match = _AROUND.fullmatch(value)
        found["around"] = match["match"] if match else value
        found["context"] = int(match["count"]) if match else CONTEXT
        wrong = "" if value else "it is empty"
    elif key == "level":
        wrong = _level(found, value)
    elif key == "notes":
        wrong = _notes(found, raw)
    else:
        return None
    found.setdefault("piece", piece)
    return wrong


def add_marks(found: dict[str, Any], raw: str, piece: str) -> None:
    """Add matches that mark records: one, or a list of them."""
    found["marks"] = (*found.get("marks", ()), *(items(raw) if raw.startswith("[") else (unquoted(raw),)))
    found.setdefault("piece", piece)


def items(raw: str) -> tuple[str, ...]:
    """The items of `["a", "b"]`, `"a, b"` or `a`; those in quotes may hold a comma."""
    inner = raw[1:-1] if raw.startswith("[") else unquoted(raw)
    found = [""]
    for part in _LISTED.findall(inner):
        if part == ",":
            found.append("")
        else:
            found[-1] += part
    return tuple(item for written in found if (item := unquoted(written.strip())))


def unquoted(value: str) -> str:
    """A value without the quotes around it."""
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _text(found: dict[str, Any], field: str, value: str) -> str:
    if not value.strip():
        return "it is empty"
    if field == "id" and not _ID.fullmatch(value):
        return "an id is a letter, then letters, digits, “-”, “_” or “.”"
    found[field] = value
    return ""


def _flag(found: dict[str, Any], key: str, value: str) -> str:
    if value.lower() not in {"", "true", "yes", "on", "false", "no", "off"}:
        return "it is on when it is there, and has no other value than true or false"
    found[key] = value.lower() not in {"false", "no", "off"}
    return ""


def _lines(found: dict[str, Any], value: str) -> str:
    if not _RANGES.fullmatch(value):
        return "write the lines of the file as in lines=10-20"
    ranges = tuple((int(start), int(end or start)) for start, end in _RANGE.findall(value))
    if any(start < 1 or end < start for start, end in ranges):
        return "lines count from 1, as in lines=10-20"
    found["lines"] = ranges
    return ""


def _level(found: dict[str, Any], value: str) -> str:
    word = value.removeprefix(">=").strip().lower()
    if not value.startswith(">="):
        return "write the least level to be shown as in level>=warn"
    if word not in LEVELS:
        return did_you_mean(word, LEVELS).strip() or "levels are fatal, error, warn, info and debug"
    found["level"], found["grade"] = LEVELS[word], value
    return ""


def _notes(found: dict[str, Any], raw: str) -> str:
    inner = raw[1:-1].strip().rstrip(",") if raw.startswith("{") else ""
    read: list[tuple[str, str]] = []
    at = 0
    while pair := _PAIR.match(inner, at):
        read.append((unquoted(pair["match"]), unquoted(pair["text"]).strip()))
        at = pair.end()
    if not read or at < len(inner):
        return 'write notes as in {notes: {"frontend device": "the driver lost the USB"}}'
    found["notes"] = (*found.get("notes", ()), *read)
    return "" if all(match and text for match, text in read) else "a note lacks its match or its text"
