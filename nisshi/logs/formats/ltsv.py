"""LTSV: a label, a colon and a value, tab after tab; what many servers in Japan write for access.

    time:05/Mar/2024:02:04:02 +0900	host:192.0.2.7	req:GET / HTTP/1.1	status:200

Source: ltsv.org, "Labeled Tab-separated Values", and the labels it recommends.
"""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.severity import level_severity, status_severity

_TELLS = re.compile(r"\t(?:status:(?P<status>\d{3})|(?:level|severity):(?P<level>\w+))(?=\t|$)")


def _severity(match: re.Match[str]) -> Severity | None:
    found = _TELLS.search(match.string)
    if found is None:
        return None
    return level_severity(found["level"], {}) if found["level"] else status_severity(found["status"])


FORMAT = Format(
    name="ltsv",
    title="LTSV",
    sign="time:",
    read=by_pattern(
        r"""(?:(?!time:)[A-Za-z_][\w.-]*+:[^\t]*\t)*+time:\[?(?P<time>[^\t\]]{8,40})\]?\t
            (?P<message>[A-Za-z_][\w.-]*+:[^\t]*+(?:\t[A-Za-z_][\w.-]*+:[^\t]*+)*+\t?)$""",
        severity=_severity,
    ),
    words=False,
    samples=(
        "time:05/Mar/2024:02:04:02 +0900\thost:192.0.2.7\treq:GET / HTTP/1.1\tstatus:502\tsize:12",
        "host:192.0.2.7\ttime:[05/Mar/2024:02:04:02 +0900]\treq:GET / HTTP/1.1\tstatus:200",
    ),
)
