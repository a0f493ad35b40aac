"""Hosted platforms: functions and dynos."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import ISO
from nisshi.logs.severity import status_severity

_ROUTED = re.compile(r"\ status=(\d{3})\b")


def _router(match: re.Match[str]) -> Severity | None:
    """Heroku's router tells an error by `at=error`, else by the status."""
    if match["source"] != "heroku":
        return None
    if match["message"].startswith("at=error"):
        return "error"
    status = _ROUTED.search(match["message"])
    return status_severity(status[1]) if status else None


FORMATS = (
    # Source: AWS Lambda's Developer Guide, "Log formats" of Node.js and Python.
    Format(
        name="lambda",
        title="AWS Lambda",
        opens="SER0[",
        sign="-",
        read=by_pattern(
            r"(?P<message>(?:START|END|REPORT)\ RequestId:\ [0-9a-f]{8}-.*)",
            rf"""(?P<time>{ISO})\t(?:[0-9a-f]{{8}}-[0-9a-f-]{{27}}|undefined)\t(?P<level>[A-Z]+)\t
                (?P<message>.*)""",
            rf"(?P<time>{ISO})\ [0-9a-f]{{8}}-[0-9a-f-]{{27}}\ (?P<message>(?:Task\ timed\ out|Process\ exited)\ .*)",
            rf"\[(?P<level>[A-Z]+)\]\t(?P<time>{ISO})\t[0-9a-f]{{8}}-[0-9a-f-]{{27}}\t(?P<message>.*)",
        ),
        samples=(
            "START RequestId: 8f507cfc-1a2b-4c3d-8e9f-000000000001 Version: $LATEST",
            "2024-03-05T02:04:02.123Z\t8f507cfc-1a2b-4c3d-8e9f-000000000001\tERROR\tInvoke Error",
            "2024-03-05T02:04:02.123Z 8f507cfc-1a2b-4c3d-8e9f-000000000001 Task timed out after 3.00 seconds",
            "[ERROR]\t2024-03-05T02:04:02.123Z\t8f507cfc-1a2b-4c3d-8e9f-000000000001\tdevice gone",
            "REPORT RequestId: 8f507cfc-1a2b-4c3d-8e9f-000000000001\tDuration: 12.34 ms\tBilled "
            "Duration: 13 ms",
        ),
    ),
    # Source: Heroku's Dev Center, "Logging: log format".
    Format(
        name="heroku",
        title="Heroku",
        opens="0",
        sign="]: ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<source>app|heroku)\[(?P<pid>[\w.-]+)\]:\ (?P<message>.*)",
            severity=_router,
        ),
        samples=(
            '2024-03-05T02:04:02.123456+00:00 heroku[router]: at=error code=H12 desc="Request '
            'timeout" method=GET status=503',
            "2024-03-05T02:04:03.123456+00:00 app[web.1]: Listening on port 5000",
        ),
    ),
)
