"""JSON lines whose keys are not those of the common libraries: journald, Docker, GELF, Serilog."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nisshi.logs.format import Format, Reader, by_pattern
from nisshi.logs.heads import FieldName, Head, head_of
from nisshi.logs.severity import NUMBERS

_PAIR = re.compile(
    r'"(?P<key>[@\w.]{1,40})"\s*:\s*(?:"(?P<text>(?:[^"\\]|\\.)*)"|(?P<number>-?[\d.]+))',
)


def _by_keys(keys: Mapping[str, FieldName], needed: frozenset[FieldName]) -> Reader:
    """A reader of objects with these keys, whatever their order; the first key of a field counts."""

    def read(line: str) -> Head | None:
        if not line.startswith("{") or not line.rstrip().endswith("}"):
            return None
        places: dict[FieldName, tuple[int, int]] = {}
        for pair in _PAIR.finditer(line):
            name = keys.get(pair["key"])
            if name and name not in places:
                places[name] = pair.span("text" if pair["text"] is not None else "number")
        if not needed <= places.keys():
            return None
        return head_of(places)

    return read


FORMATS = (
    # Source: Nextcloud's Administration Manual, "Logging": levels 0 to 4.
    Format(
        name="nextcloud",
        title="Nextcloud",
        opens="{",
        sign='"reqId":"',
        read=_by_keys(
            {"level": "level", "time": "time", "app": "source", "message": "message"},
            frozenset(("level", "time", "source", "message")),
        ),
        levels={"0": "debug", "1": "info", "2": "warning", "3": "error", "4": "fatal"},
        samples=(
            '{"reqId":"a1b2","level":3,"time":"2024-03-05T02:04:02+00:00","remoteAddr":"192.0.2.7","user":"--",'
            '"app":"files","method":"GET","url":"/","message":"cannot open the file","version":"28.0.2"}',
        ),
    ),
    # Source: systemd's manual, systemd.journal-fields(7) and `journalctl -o json`.
    Format(
        name="journald-json",
        title="journald (JSON)",
        opens="{",
        sign='"__REALTIME_TIMESTAMP"',
        read=_by_keys(
            {
                "__REALTIME_TIMESTAMP": "time",
                "_HOSTNAME": "host",
                "SYSLOG_IDENTIFIER": "source",
                "PRIORITY": "level",
                "_PID": "pid",
                "MESSAGE": "message",
            },
            frozenset({"time"}),
        ),
        levels=NUMBERS,
        samples=(
            ""
            '{"__REALTIME_TIMESTAMP":"1709571842123456","_SYSTEMD_UNIT":"nginx.service","PRIORITY":"3","_PID":"812",'
            '"SYSLOG_IDENTIFIER":"nginx","_HOSTNAME":"web1","MESSAGE":"bind() to 0.0.0.0:80 failed"}',
        ),
    ),
    # Source: Graylog's documentation, "GELF Payload Specification".
    Format(
        name="gelf",
        title="GELF",
        opens="{",
        sign='"short_message"',
        read=_by_keys(
            {"timestamp": "time", "host": "host", "level": "level", "short_message": "message"},
            frozenset({"host", "message"}),
        ),
        levels=NUMBERS,
        samples=(
            '{"version":"1.1","host":"web1","short_message":"cannot open '
            'tuner","timestamp":1709571842.123,"level":3}',
        ),
    ),
    # Source: Serilog's compact JSON format (CLEF).
    Format(
        name="clef",
        title="Serilog (JSON)",
        opens="{",
        sign='"@t"',
        read=_by_keys(
            {"@t": "time", "@l": "level", "@m": "message", "@mt": "message", "SourceContext": "source"},
            frozenset({"time", "message"}),
        ),
        samples=(
            '{"@t":"2024-03-05T02:04:02.1234567Z","@mt":"Cannot open {Path}","@l":"Error","Path":"/dev/dvb"}',
            '{"@t":"2024-03-05T02:04:03.1234567Z","@mt":"Ready"}',
        ),
    ),
    # Source: Suricata's documentation, "EVE JSON format".
    Format(
        name="eve",
        title="Suricata EVE",
        opens="{",
        sign='"event_type"',
        read=_by_keys(
            {"timestamp": "time", "in_iface": "host", "event_type": "source", "signature": "message"},
            frozenset({"time", "source"}),
        ),
        words=False,
        samples=(
            '{"timestamp":"2024-03-05T02:04:02.123456+0900","event_type":"alert","src_ip":"192.0.2.7",'
            '"alert":{"signature_id":2010935,"signature":"ET SCAN Suspicious inbound to MSSQL port 1433"}}',
        ),
    ),
)

DOCKER_FILE = by_pattern(
    r"""\{"log":"(?P<message>(?:[^"\\]|\\.)*)","stream":"
        (?P<source>stdout|stderr)"(?:,"attrs":\{[^}]*\})?,"time":"(?P<time>[^"]+)"\}"""
)
"""What Docker's json-file driver writes; the line feed of the message is part of it."""
