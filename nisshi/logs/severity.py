"""How grave a record is: from its level as written, else from the words that mean failure."""

from __future__ import annotations

from collections.abc import Mapping

from nisshi.logs.heads import Severity

LEVELS: Mapping[str, Severity] = {
    "emerg": "fatal",
    "emergency": "fatal",
    "alert": "fatal",
    "crit": "fatal",
    "critical": "fatal",
    "fatal": "fatal",
    "panic": "fatal",
    "dpanic": "fatal",
    "重大": "fatal",
    "致命的": "fatal",
    "err": "error",
    "eror": "error",
    "error": "error",
    "severe": "error",
    "エラー": "error",
    "wrn": "warning",
    "warn": "warning",
    "warning": "warning",
    "警告": "warning",
    "inf": "info",
    "info": "info",
    "information": "info",
    "informational": "info",
    "notice": "info",
    "config": "info",
    "情報": "info",
    "dbg": "debug",
    "debug": "debug",
    "debug1": "debug",
    "debug2": "debug",
    "debug3": "debug",
    "trace": "debug",
    "verbose": "debug",
    "fine": "debug",
    "finer": "debug",
    "finest": "debug",
    "デバッグ": "debug",
}
"""Levels as written, in small letters: the eight of RFC 5424, those of Java, Python, Go and Rust."""


NUMBERS: Mapping[str, Severity] = {
    **{"0": "fatal", "1": "fatal", "2": "fatal", "3": "error", "4": "warning"},
    **{"5": "info", "6": "info", "7": "debug"},
}
"""RFC 5424's severities by number."""

LETTERS: Mapping[str, Severity] = {
    **{"F": "fatal", "C": "fatal", "E": "error", "W": "warning"},
    **{"N": "info", "I": "info", "D": "debug", "V": "debug", "T": "debug"},
}
"""Levels by their first letter, as most programs mean them that write no more."""


def level_severity(level: str, own: Mapping[str, Severity]) -> Severity | None:
    """The severity of a level as written; `own` are spellings of the format."""
    return own.get(level) or LEVELS.get(level.strip().lower())


def status_severity(status: str) -> Severity | None:
    """HTTP: the server's fault (5xx) is an error, the client's (4xx) a warning (RFC 9110, 15)."""
    if status.startswith("5"):
        return "error"
    return "warning" if status.startswith("4") else None
