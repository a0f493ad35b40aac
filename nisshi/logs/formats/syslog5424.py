"""Syslog as RFC 5424 has it: priority, version, ISO time, host, application, process, message id.

    <34>1 2024-05-01T02:10:07.003Z web1 su - ID47 - su root failed on /dev/pts/8

Source: RFC 5424, section 6.5.
"""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import ISO

_SEVERITIES: tuple[Severity, ...] = (
    *("fatal", "fatal", "fatal", "error", "warning"),
    *("info", "info", "debug"),
)


def _severity(match: re.Match[str]) -> Severity:
    """The priority is eight times the facility plus the severity (RFC 5424, 6.2.1)."""
    return _SEVERITIES[int(match["priority"]) % 8]


FORMAT = Format(
    name="syslog5424",
    title="syslog",
    opens="<",
    read=by_pattern(
        rf"""<(?P<priority>\d{{1,3}})>\d{{1,2}}[ ](?P<time>{ISO}|-)[ ]
             (?P<host>\S+)[ ](?P<source>\S+)[ ](?:-|(?P<pid>\S+))[ ]\S+[ ]
             (?:(?:-|(?:\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*+\])++)(?:[ ]|$))?+
             (?P<message>.*)""",
        severity=_severity,
    ),
    samples=(
        "<34>1 2024-05-01T02:10:07.003Z web1 su - ID47 - su root failed on /dev/pts/8",
        '<165>1 2024-05-01T02:10:07.003Z web1 app 812 - [origin ip="192.0.2.1"] ready',
    ),
)
