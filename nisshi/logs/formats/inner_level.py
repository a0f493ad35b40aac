"""The severity that a program wrote into the message of a syslog line, in the ways of containers and of Kubernetes.

    Mar 05 02:04:02 node1 kubelet[812]: E0305 02:04:02.123456     812 kubelet.go:2347] network is not ready
    Mar 05 02:04:02 web1 dockerd[812]: time="2024-03-05T02:04:02Z" level=error msg="stream copy error"

Source: klog's header comment; logrus' text formatter; the loggers that write JSON lines.
"""

from __future__ import annotations

import re

from nisshi.logs.heads import Severity
from nisshi.logs.severity import LETTERS, level_severity

_OPENS = frozenset("IWEFtl{")
_INNER = re.compile(
    r"""(?P<letter>[IWEF])\d{4}[ ]\d\d:\d\d:\d\d\.\d{1,9}[ ]
      | (?:(?:time|ts|t)=(?:"[^"]{10,40}"|[^"\s]{10,40})[ ])?level="?(?P<logfmt>[a-z]+)"?[ ]\w+=
      | \{[^{}\n]{0,200}?"(?:level|severity)":[ ]?"(?P<json>[A-Za-z]+)\"""",
    re.VERBOSE,
)


def by_inner_level(match: re.Match[str]) -> Severity | None:
    """The severity that the group `message` opens with in one of these ways."""
    line, start = match.string, match.start("message")
    if line[start : start + 1] not in _OPENS:  # seen at once, and most lines are of other programs
        return None
    inner = _INNER.match(line, start)
    return level_severity(inner[inner.lastgroup or 0], LETTERS) if inner else None
