"""logfmt: `key=value` pairs, the text form of Go's slog and of logrus without a terminal.

    time=2024-05-01T02:10:07Z level=error msg="upstream timed out" attempt=3

Source: https://brandur.org/logfmt and the documentation of log/slog's TextHandler.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nisshi.logs.format import Format
from nisshi.logs.heads import FieldName, Head, head_of

_KEYS: Mapping[str, FieldName] = {
    "time": "time",
    "ts": "time",
    "t": "time",
    "timestamp": "time",
    "level": "level",
    "lvl": "level",
    "severity": "level",
    "msg": "message",
    "message": "message",
    "caller": "source",
    "logger": "source",
    "component": "source",
    "source": "source",
    "pid": "pid",
    "host": "host",
}
_STARTS = re.compile(r"(?:[A-Za-z_][\w.]{0,30}=\S*\s+)?(?:time|ts|t|timestamp|level|lvl|severity)=")
_PAIR = re.compile(r'(?:^|(?<=\s))(?P<key>[A-Za-z_][\w.-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>\S*))')


def _read(line: str) -> Head | None:
    if not _STARTS.match(line):
        return None
    places: dict[FieldName, tuple[int, int]] = {}
    for pair in _PAIR.finditer(line):
        name = _KEYS.get(pair["key"])
        if name and name not in places:
            places[name] = pair.span("quoted" if pair["quoted"] is not None else "bare")
    if not {"level", "message"} <= places.keys() and not {"time", "level"} <= places.keys():
        return None
    return head_of(places)


FORMAT = Format(
    name="logfmt",
    title="logfmt",
    sign="=",
    read=_read,
    samples=(
        'time=2024-05-01T02:10:07Z level=error msg="upstream timed out" attempt=3',
        'level=info msg="listening" addr=:8080',
        "ts=2024-05-01T02:10:07.123Z caller=main.go:42 level=warn msg=retrying",
    ),
)
