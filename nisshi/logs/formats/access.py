"""Access logs of Apache and nginx, common and combined, with or without the virtual host in front,
or all of X-Forwarded-For.

    192.0.2.7 - - [05/Mar/2017:02:04:02 +0900] "GET /feed/ HTTP/1.1" 404 209 "-" "curl/7.52.1"

Source: Apache's mod_log_config (CLF) and nginx's ngx_http_log_module (combined).
"""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.severity import status_severity


def _severity(match: re.Match[str]) -> Severity | None:
    return status_severity(match["status"])


FORMAT = Format(
    name="access",
    title="access log",
    sign='] "',
    read=by_pattern(
        r"""(?P<source>(?:[\w.-]+:\d+[ ])?(?:[\w.:-]+,[ ])*[\w.:*-]+)[ ]\S+[ ](?:\S+|"[^"]*")[ ]
            \[(?P<time>\d{1,2}/\w{3}/\d{4}:\d\d:\d\d:\d\d[ ][+-]\d{4})\][ ]
            (?P<message>"(?:[^"\\]|\\.)*"[ ](?P<status>\d{3})(?:[ ].*)?)$""",
        severity=_severity,
    ),
    words=False,
    samples=(
        '192.0.2.7 - - [05/Mar/2017:02:04:02 +0900] "GET /feed/ HTTP/1.1" 404 209 "-" "curl/7.52.1"',
        '192.0.2.7 - taro [05/Mar/2017:02:04:02 +0900] "GET / HTTP/1.0" 200 2326',
        '192.0.2.7, 198.51.100.1 - - [05/Mar/2017:02:04:02 +0900] "GET / HTTP/1.1" 200 12 "-" "-"',
        'blog.example.com:443 2001:db8::7 - - [05/Mar/2017:02:04:02 +0900] "POST /x HTTP/2.0" 502 0 "-" "-"',
    ),
)
