"""JSON lines: one object a line, as bunyan, pino, zap, zerolog and structlog write them.

    {"level":"error","time":"2024-05-01T02:10:07Z","msg":"upstream timed out"}

Source: the documentation of those libraries; pino's and bunyan's levels are the numbers 10 to 60.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nisshi.logs.format import Format
from nisshi.logs.heads import FieldName, Head, Severity, head_of

_KEYS: Mapping[str, FieldName] = {
    "time": "time",
    "ts": "time",
    "timestamp": "time",
    "@timestamp": "time",
    "datetime": "time",
    "level": "level",
    "severity": "level",
    "log.level": "level",
    "levelname": "level",
    "msg": "message",
    "message": "message",
    "logger": "source",
    "name": "source",
    "component": "source",
    "pid": "pid",
    "hostname": "host",
}
_PAIR = re.compile(r'"(?P<key>@?[A-Za-z_.]{1,20})"\s*:\s*(?:"(?P<text>(?:[^"\\]|\\.)*)"|(?P<number>[\d.]+))')

_LEVELS: Mapping[str, Severity] = {
    "10": "debug",
    "20": "debug",
    "30": "info",
    "40": "warning",
    "50": "error",
    "60": "fatal",
}


def _read(line: str) -> Head | None:
    if not line.startswith("{") or not line.rstrip().endswith("}"):
        return None
    places: dict[FieldName, tuple[int, int]] = {}
    for pair in _PAIR.finditer(line):
        name = _KEYS.get(pair["key"])
        if name and name not in places:
            places[name] = pair.span("text" if pair["text"] is not None else "number")
    if "time" not in places or not places.keys() & {"level", "message"}:
        return None
    return head_of(places)


FORMAT = Format(
    name="json",
    title="JSON",
    opens="{",
    sign='"',
    read=_read,
    levels=_LEVELS,
    samples=(
        '{"level":"error","time":"2024-05-01T02:10:07Z","msg":"upstream timed out"}',
        '{"name":"api","hostname":"web1","pid":812,"level":30,"msg":"ready","time":"2024-05-01T02:10:07.001Z","v":0}',
    ),
)
