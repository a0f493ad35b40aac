"""journald's `short-iso` and rsyslog's default since 2023: syslog with an ISO time.

    2024-05-01T02:10:07+0900 web1 nginx[812]: worker process 815 exited on signal 9

Source: systemd's manual of journalctl, `--output=short-iso`; rsyslog's RSYSLOG_FileFormat template.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.inner_level import by_inner_level
from nisshi.logs.patterns import ISO

FORMAT = Format(
    name="journald",
    title="journald",
    opens="0",
    sign=":",
    read=by_pattern(
        rf"""(?P<time>{ISO})[ ]
             (?P<host>(?!(?i:emerg|alert|crit|fatal|err|warn|notice|info|debug|trace))[A-Za-z][\w.-]*)[ ]
             (?P<source>[^\s:\[\]]+)(?:\[(?P<pid>\d+)\])?:[ ]
             (?P<message>.*)""",
        severity=by_inner_level,
    ),
    samples=(
        "2024-05-01T02:10:07+0900 web1 nginx[812]: worker process 815 exited on signal 9",
        "2024-05-01T02:10:07.123456+09:00 web1 systemd[1]: Started Session 12 of user tv.",
    ),
)
